package chat.verbatim.standalone.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {
    private static final String CODE = "chat.verbatim";
    private static final String FIXTURE = "chat.verbatim.standalone.architecture.bad";

    private JavaClasses code;
    private JavaClasses fixture;

    @BeforeAll
    void readClasses() {
        code = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(CODE);
        fixture = new ClassFileImporter().importPackages(FIXTURE);
    }

    @Test
    void allModulesAreLookedAt() {
        assertThat(code.stream().map(found -> found.getPackageName().split("\\.", -1)[2]))
                .contains("api", "http", "eventstore", "node", "command", "query", "realtime", "standalone");
    }

    @ParameterizedTest
    @EnumSource
    void theCodeKeeps(Rule rule) {
        rule.over(CODE).check(code);
    }

    @ParameterizedTest
    @EnumSource
    void aBadFixtureBreaks(Rule rule) {
        assertThatThrownBy(() -> rule.over(FIXTURE).check(fixture))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(FIXTURE + "." + rule.culprit());
    }
}
