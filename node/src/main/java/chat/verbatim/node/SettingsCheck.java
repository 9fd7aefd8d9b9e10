package chat.verbatim.node;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;

/** Reads all of Verbatim's settings before anything else begins, so that whoever has several wrong hears of all of them at once. */
public final class SettingsCheck implements BeanFactoryPostProcessor {
    private static final String OURS = "chat.verbatim.";

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) throws BeansException {
        List<String> wrong = new ArrayList<>();
        for (String name : beans.getBeanDefinitionNames()) {
            Class<?> type = beans.getType(name, false);
            if (type == null
                    || !type.getName().startsWith(OURS)
                    || !type.isAnnotationPresent(ConfigurationProperties.class)) {
                continue;
            }
            try {
                beans.getBean(name);
            } catch (BeansException failed) {
                wrong.addAll(explain(failed));
            }
        }
        if (!wrong.isEmpty()) {
            throw new WrongSettingsException(wrong);
        }
    }

    private static List<String> explain(Throwable failed) {
        ConfigurationProperty property = null;
        Throwable last = failed;
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof WrongSettingsException found) {
                return found.wrong();
            }
            if (cause instanceof BindException bind) {
                property = bind.getProperty();
            }
            last = cause;
        }
        return List.of(sentence(property, String.valueOf(last.getMessage())));
    }

    /** A rule of ours names its setting; a conversion does not. Values may be secret and are not repeated. */
    private static String sentence(@Nullable ConfigurationProperty property, String message) {
        if (message.startsWith("verbatim.") || property == null) {
            return message;
        }
        return property.getName() + " is not understood; docs/configuration.md says what it takes";
    }
}
