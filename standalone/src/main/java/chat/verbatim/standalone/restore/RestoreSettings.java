package chat.verbatim.standalone.restore;

import chat.verbatim.node.SerializerConfiguration;
import chat.verbatim.node.erasure.PersonalKeySettings;
import java.nio.file.Path;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;

/** What a process would make of its settings, secrets in files included, as far as a restore needs it. */
final class RestoreSettings {
    private static final String LOG_DATABASE = "verbatim";

    private final Environment environment;

    @Configuration(proxyBeanMethods = false)
    static class Nothing {}

    private RestoreSettings(Environment environment) {
        this.environment = environment;
    }

    /** Of the one process whose data folder it is. */
    static RestoreSettings ofFolder(Path data) {
        return read("application", "--verbatim.data=" + data.toAbsolutePath());
    }

    /** Of a process of a cluster. */
    static RestoreSettings ofCluster() {
        return read("verbatim-node");
    }

    private static RestoreSettings read(String file, String... arguments) {
        SpringApplication application = new SpringApplication(Nothing.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        System.setProperty("spring.config.name", file);
        try (ConfigurableApplicationContext context = application.run(arguments)) {
            return new RestoreSettings(context.getEnvironment());
        }
    }

    /** @throws IllegalArgumentException when it is not set */
    String mongodb() {
        String mongodb = environment.getProperty("verbatim.node.mongodb", "");
        if (mongodb.isBlank()) {
            throw new IllegalArgumentException(
                    "Neither --from and --into are given nor is verbatim.node.mongodb set, so there is nothing to restore");
        }
        return mongodb;
    }

    String logDatabase() {
        return environment.getProperty("verbatim.node.log-database", LOG_DATABASE);
    }

    /** Where a command-side process keeps accounts and sessions, and a gateway its webhooks. */
    String database() {
        return environment.getProperty("verbatim.node.database", LOG_DATABASE);
    }

    PersonalKeySettings personalKeys() {
        return Binder.get(environment).bindOrCreate("verbatim.personal-keys", PersonalKeySettings.class);
    }

    Serializer eventSerializer() {
        return Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(JsonMapper.Builder::findAndAddModules)
                .jsonMapperBuilderCustomizer(SerializerConfiguration.STORED_FORM)
                .build();
    }
}
