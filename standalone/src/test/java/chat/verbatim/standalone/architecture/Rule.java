package chat.verbatim.standalone.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.function.Function;

/**
 * One rule of the architecture. Each is stated for a root package, so that a fixture beside the real code can break it.
 */
@SuppressWarnings("ImmutableEnumChecker") // The functions keep nothing.
enum Rule {
    SIDES_MEET_ONLY_IN_PUBLISHED_TYPES("query.QueryThatKnowsAnAggregate", root -> CompositeArchRule.of(
                    noneOf(root, "command", "query", "realtime", "standalone", "loadtest", "spec"))
            .and(noneOf(root, "query", "command", "realtime", "standalone", "loadtest", "spec"))
            .and(noneOf(root, "realtime", "command", "query", "standalone", "loadtest", "spec"))
            .and(noneOf(root, "node", "http", "command", "query", "realtime", "standalone", "loadtest", "spec"))
            .because("sides speak to each other in the messages of core-api, and may be apart tomorrow")),

    THE_EVENT_STORE_KNOWS_NOTHING_OF_CHAT("eventstore.StoreThatKnowsChat", root -> noneOf(
                    root,
                    "eventstore",
                    "api",
                    "http",
                    "node",
                    "command",
                    "query",
                    "realtime",
                    "standalone",
                    "loadtest",
                    "spec")
            .because("any Axon project can use it")),

    THE_VERIFIER_TRUSTS_NOBODY("verifier.VerifierThatTrustsTheStore", root -> noneOf(
                    root,
                    "verifier",
                    "api",
                    "eventstore",
                    "http",
                    "node",
                    "command",
                    "query",
                    "realtime",
                    "standalone",
                    "loadtest",
                    "spec")
            .because("what checks the log must not share the mistakes of what writes it")),

    THE_HTTP_EDGE_KNOWS_NO_SIDE("http.EdgeThatKnowsASide", root -> noneOf(
                    root,
                    "http",
                    "eventstore",
                    "node",
                    "command",
                    "query",
                    "realtime",
                    "standalone",
                    "loadtest",
                    "spec")
            .because("every side with endpoints uses it")),

    CORE_API_HAS_NO_FRAMEWORK("api.MessageWithSpring", root -> classes()
            .that()
            .resideInAPackage(root + ".api..")
            .should(Conditions.onlyDependOnJavaJSpecifyAxonsAnnotationsAndExceptionsOr(root + ".api"))
            .because("a message outlives frameworks and travels between processes")),

    ONLY_A_SIDES_CONFIGURATION_IS_USED_FROM_OUTSIDE(
            "standalone.UserOfAnInside", root -> CompositeArchRule.of(usedByItsConfigurationOnly(root, "command"))
                    .and(usedByItsConfigurationOnly(root, "query"))
                    .and(usedByItsConfigurationOnly(root, "realtime"))),

    WHAT_IS_PUBLIC_IN_A_SIDE_IS_USED_BY_ANOTHER_PACKAGE("command.chat.PublicForNobody", root -> classes()
            .that()
            .resideInAnyPackage(root + ".command..", root + ".query..", root + ".realtime..")
            .should(Conditions.bePublicOnlyForAnotherPackageOf())),

    FEATURES_OF_A_SIDE_HAVE_NO_CYCLES("command.user", root -> CompositeArchRule.of(noCyclesIn(root + ".command"))
            .and(noCyclesIn(root + ".query"))
            .and(noCyclesIn(root + ".realtime"))),

    SOCKET_LIBRARIES_STAY_IN_THE_TRANSPORT("realtime.chat.FeatureWithSockets", root -> noClasses()
            .that()
            .resideInAPackage(root + "..")
            .and()
            .resideOutsideOfPackage(root + ".realtime.transport..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework.web.socket..", "org.eclipse.jetty.websocket..", "jakarta.websocket..")),

    QUEUE_LIBRARIES_STAY_WHERE_OFFLINE_QUEUES_LIVE("realtime.chat.FeatureWithQueues", root -> noClasses()
            .that()
            .resideInAPackage(root + "..")
            .and()
            .resideOutsideOfPackage(root + ".realtime.offline..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.rabbitmq..", "org.springframework.amqp..", "jakarta.jms..")
            .orShould()
            .dependOnClassesThat()
            .haveSimpleName("QueueLibraryStandIn")),

    REDIS_STAYS_BEHIND_ITS_PORTS("realtime.chat.FeatureWithRedis", root -> noClasses()
            .that()
            .resideInAPackage(root + "..")
            .and()
            .resideOutsideOfPackages(root + ".realtime.redis..", root + ".node..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.lettuce..")),

    TELEMETRY_STAYS_BEHIND_ITS_PORT("realtime.chat.FeatureWithTelemetry", root -> noClasses()
            .that()
            .resideInAPackage(root + "..")
            .and()
            .resideOutsideOfPackage(root + ".node.trace..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.opentelemetry..")
            .because("what a span may say is decided in one place")),

    DECISIONS_NEED_NO_CLOCK_AND_NO_DICE("command.chat.RollingPolicy", root -> classes()
            .that(Conditions.decideIn(root))
            .should(Conditions.askNeitherClockNorDice())
            .because("the same events and command must always lead to the same decision")),

    NAMES_SAY_WHAT_A_THING_IS(
            "command.chat.ChatManager",
            root -> classes().that().resideInAPackage(root + "..").should(Conditions.haveTellingNames(root))),

    EVERY_PACKAGE_IS_NULL_MARKED(
            "command.unmarked",
            root -> classes().that().resideInAPackage(root + "..").should(Conditions.liveInANullMarkedPackage()));

    private final String culprit;
    private final Function<String, ArchRule> over;

    Rule(String culprit, Function<String, ArchRule> over) {
        this.culprit = culprit;
        this.over = over;
    }

    /** The class or package of the fixture that breaks this rule, below its root. */
    String culprit() {
        return culprit;
    }

    /** The rule for the code below a root package. */
    ArchRule over(String root) {
        return over.apply(root);
    }

    private static ArchRule noneOf(String root, String from, String... others) {
        String[] packages = new String[others.length];
        for (int i = 0; i < others.length; i++) {
            packages[i] = root + "." + others[i] + "..";
        }
        return noClasses()
                .that()
                .resideInAPackage(root + "." + from + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                // A side may be empty in the fixture.
                .allowEmptyShould(true);
    }

    private static ArchRule usedByItsConfigurationOnly(String root, String side) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackage(root + "." + side + "..")
                .should()
                .dependOnClassesThat(Conditions.insideOf(root + "." + side));
    }

    private static ArchRule noCyclesIn(String side) {
        // A side may be empty in the fixture.
        return slices().matching(side + ".(*)..").should().beFreeOfCycles().allowEmptyShould(true);
    }
}
