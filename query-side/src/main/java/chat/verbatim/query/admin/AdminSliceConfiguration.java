package chat.verbatim.query.admin;

import chat.verbatim.api.admin.DeadLetters;
import chat.verbatim.api.admin.ProcessSettings;
import chat.verbatim.api.admin.ProcessStatuses;
import chat.verbatim.api.admin.ProjectionWishes;
import chat.verbatim.eventstore.DenseLogEventStore;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of this feature. */
@Configuration(proxyBeanMethods = false)
class AdminSliceConfiguration {
    @Bean
    AdminController queryAdminController(
            ProcessStatuses statuses,
            ProcessSettings settings,
            ProjectionWishes wishes,
            DeadLetters letters,
            DenseLogEventStore log) {
        RunningSettings running = new RunningSettings(statuses, settings, SettingMeaning.all());
        return new AdminController(statuses, wishes, letters, running, log, Clock.systemUTC());
    }
}
