package chat.verbatim.standalone.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** What the rules ask of classes beyond ArchUnit's own vocabulary. */
final class Conditions {
    private static final Pattern EMPTY_WORDS =
            Pattern.compile("(^|.*[a-z0-9])(Util|Common|Shared|Helper|Manager|Impl)s?([A-Z0-9].*)?");
    private static final Set<String> EMPTY_PACKAGES =
            Set.of("util", "utils", "common", "commons", "shared", "helper", "helpers", "manager", "managers", "impl");
    private static final Set<String> TIME_TYPES =
            Set.of("Instant", "LocalDate", "LocalTime", "LocalDateTime", "OffsetDateTime", "ZonedDateTime", "Clock");

    /** What the tests of a side drive from other packages; its tests are not on this class path. */
    private static final Set<String> PUBLIC_FOR_TESTS = Set.of("Projections");

    private Conditions() {}

    static ArchCondition<JavaClass> onlyDependOnJavaJSpecifyAxonsAnnotationsAndExceptionsOr(String home) {
        return checkingDependencies(
                "depend on Java, JSpecify, Axon's annotations and exceptions and itself only", dependency -> {
                    JavaClass target = dependency.getTargetClass().getBaseComponentType();
                    String name = target.getPackageName();
                    boolean allowed = target.isPrimitive()
                            || name.startsWith("java.")
                            || name.equals("org.jspecify.annotations")
                            || isBelow(home, name)
                            || (isBelow("org.axonframework", name)
                                    && (target.isAnnotation() || target.isAssignableTo(Exception.class)));
                    return allowed ? null : "depends on " + target.getName();
                });
    }

    static DescribedPredicate<JavaClass> insideOf(String side) {
        return DescribedPredicate.describe(
                "belong to the inside of " + side,
                target -> isBelow(side, target.getPackageName())
                        && !(target.getPackageName().equals(side)
                                && target.getSimpleName().matches("\\w+(Configuration|Application)")));
    }

    static ArchCondition<JavaClass> bePublicOnlyForAnotherPackageOf() {
        return checking("be public only when another package needs it", item -> {
            boolean needless = item.isTopLevelClass()
                    && item.getModifiers().contains(JavaModifier.PUBLIC)
                    && !PUBLIC_FOR_TESTS.contains(item.getSimpleName())
                    && !item.getSimpleName().endsWith("Configuration")
                    && !item.getSimpleName().endsWith("Application")
                    && item.getDirectDependenciesToSelf().stream()
                            .allMatch(
                                    use -> use.getOriginClass().getPackageName().equals(item.getPackageName()));
            return needless ? item.getName() + " is public, but no other package uses it" : null;
        });
    }

    /** Aggregates, their states and policies, and the messages. */
    static DescribedPredicate<JavaClass> decideIn(String root) {
        return DescribedPredicate.describe(
                "decide about commands",
                item -> isBelow(root + ".api", item.getPackageName())
                        || (isBelow(root + ".command", item.getPackageName())
                                && (item.isMetaAnnotatedWith("org.axonframework.modelling.command.AggregateRoot")
                                        || item.getSimpleName().endsWith("Policy")
                                        || item.getSimpleName().endsWith("State"))));
    }

    static ArchCondition<JavaClass> askNeitherClockNorDice() {
        return new ArchCondition<>("ask neither the clock nor chance") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                for (JavaAccess<?> access : item.getAccessesFromSelf()) {
                    if (isClockOrDice(access)) {
                        events.add(SimpleConditionEvent.violated(item, access.getDescription()));
                    }
                }
            }
        };
    }

    private static boolean isClockOrDice(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String member = access.getName();
        return (owner.getPackageName().equals("java.time")
                        && TIME_TYPES.contains(owner.getSimpleName())
                        && (member.equals("now") || member.startsWith("system")))
                || (owner.isEquivalentTo(System.class)
                        && (member.equals("currentTimeMillis") || member.equals("nanoTime")))
                || (owner.getName().equals("java.util.UUID") && member.equals("randomUUID"))
                || (owner.isEquivalentTo(Math.class) && member.equals("random"))
                || owner.isAssignableTo(Random.class);
    }

    static ArchCondition<JavaClass> haveTellingNames(String root) {
        return checking("have names that tell what they are", item -> {
            String below = item.getPackageName().substring(root.length());
            boolean empty = EMPTY_WORDS.matcher(item.getSimpleName()).matches();
            for (String part : below.split("\\.", -1)) {
                empty |= EMPTY_PACKAGES.contains(part);
            }
            return empty ? item.getName() + " is called nothing" : null;
        });
    }

    static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        return checking(
                "live in a package that is @NullMarked",
                item -> item.getPackage().tryGetPackageInfo().isPresent()
                                && item.getPackage().isAnnotatedWith(NullMarked.class)
                        ? null
                        : item.getPackageName() + " is not @NullMarked (" + item.getName() + ")");
    }

    private static boolean isBelow(String parent, String name) {
        return name.equals(parent) || name.startsWith(parent + ".");
    }

    private static ArchCondition<JavaClass> checking(String text, Function<JavaClass, @Nullable String> fault) {
        return new ArchCondition<>(text) {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                String found = fault.apply(item);
                if (found != null) {
                    events.add(SimpleConditionEvent.violated(item, found));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> checkingDependencies(
            String text, Function<Dependency, @Nullable String> fault) {
        return new ArchCondition<>(text) {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                for (Dependency dependency : item.getDirectDependenciesFromSelf()) {
                    String found = fault.apply(dependency);
                    if (found != null) {
                        events.add(SimpleConditionEvent.violated(item, item.getName() + " " + found));
                    }
                }
            }
        };
    }
}
