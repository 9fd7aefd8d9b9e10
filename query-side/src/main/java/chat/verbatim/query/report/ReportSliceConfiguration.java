package chat.verbatim.query.report;

import chat.verbatim.query.QuerySettings;
import chat.verbatim.query.projection.PersonalFields;
import chat.verbatim.query.projection.PositionGate;
import chat.verbatim.query.projection.ReadModels;
import chat.verbatim.query.user.UserSummaries;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of this feature. */
@Configuration(proxyBeanMethods = false)
class ReportSliceConfiguration {
    static final String PROJECTION = "report";

    @Bean
    PositionGate reportGate(QuerySettings settings) {
        return new PositionGate(PROJECTION, settings.readPatience());
    }

    @Bean
    OpenReports openReports() {
        return new OpenReports();
    }

    @Bean
    ReportPart queryReportPart(PersonalFields personal, OpenReports open) {
        return new ReportPart(personal, open);
    }

    @Bean
    ReportController reportReadController(
            ReadModels models,
            OpenReports open,
            UserSummaries users,
            PersonalFields personal,
            @Qualifier("reportGate") PositionGate gate,
            @Qualifier("userGate") PositionGate userGate) {
        ReportQueue queue = new ReportQueue(models.of(PROJECTION), open, users, personal);
        return new ReportController(queue, gate, userGate);
    }
}
