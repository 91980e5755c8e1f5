package vn.lienthong.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The arrows of docs/architecture.md, and a few habits, kept by the build. */
final class ArchitectureTest {
    private static final String ROOT = "vn.lienthong";

    /** Floors of the house, the lowest first; a package may use the floors below it and its own, without a circle. */
    private static final List<Set<String>> FLOORS = List.of(
            Set.of("text", "config"),
            Set.of("queue", "tls"),
            Set.of("dossier"),
            Set.of("inbound", "partner", "steps", "portal", "calendar", "payment", "feedback", "audit", "province"),
            Set.of("export"),
            Set.of("routing", "repair", "backup", "retention"),
            Set.of("console", "simulator", "check"),
            Set.of("engine"),
            Set.of("demo", "trial"),
            Set.of("cli"));

    /** 300 is the aim; here the build says stop. */
    private static final int MOST_LINES = 350;

    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void every_package_has_its_floor() {
        Set<String> known = FLOORS.stream().flatMap(Set::stream).collect(Collectors.toSet());
        Set<String> homeless = PROGRAM.stream()
                .map(ArchitectureTest::part)
                .filter(part -> !part.isEmpty() && !known.contains(part))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), homeless, "give it a place in FLOORS and in docs/architecture.md");
    }

    @Test
    void arrows_point_down_only() {
        for (int floor = 0; floor < FLOORS.size(); floor++) {
            Set<String> above =
                    FLOORS.stream().skip(floor + 1).flatMap(Set::stream).collect(Collectors.toSet());
            if (above.isEmpty()) continue;
            noClasses()
                    .that(liveIn(FLOORS.get(floor)))
                    .should()
                    .dependOnClassesThat(liveIn(above))
                    .allowEmptyShould(true)
                    .check(PROGRAM);
        }
    }

    @Test
    void no_packages_depend_on_each_other_in_a_circle() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(PROGRAM);
    }

    @Test
    void dossiers_know_no_camel() {
        noClasses()
                .that(liveIn(Set.of("dossier", "text", "config")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.camel..")
                .check(PROGRAM);
    }

    @Test
    void simulators_know_nothing_of_the_engine_they_test() {
        Set<String> others = FLOORS.stream().flatMap(Set::stream).collect(Collectors.toSet());
        others.removeAll(Set.of("simulator", "config")); // the demo's secrets are named once, for both sides
        noClasses()
                .that(liveIn(Set.of("simulator")))
                .should()
                .dependOnClassesThat(liveIn(others))
                .check(PROGRAM);
    }

    @Test
    void names_say_what_a_class_is() {
        classes()
                .should()
                .haveNameNotMatching(".*(Util|Utils|Helper|Manager|Impl)")
                .check(PROGRAM);
    }

    @Test
    void only_the_command_line_prints() {
        noClasses()
                .that(liveIn(Set.of("cli", "demo")).negate())
                .and()
                .doNotHaveFullyQualifiedName(ROOT + ".Main")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(PROGRAM);
    }

    /** A generated toString writes every component, and ends in a log sooner or later. */
    @Test
    void no_record_prints_the_secret_it_holds() throws IOException {
        Pattern secret = Pattern.compile("\\brecord \\w+\\([^{]*\\bString (?:password|secret|accessToken)\\b[^{]*\\{");
        List<String> printing = new ArrayList<>();
        for (Map.Entry<String, String> source :
                SourceFiles.under("src/main/java", ".java").entrySet()) {
            if (secret.matcher(source.getValue()).find() && !source.getValue().contains("String toString()"))
                printing.add(source.getKey());
        }
        assertEquals(List.of(), printing, "give it a toString of its own");
    }

    @Test
    void a_class_can_be_read_at_one_sitting() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Map.Entry<String, String> source :
                SourceFiles.under("src/main/java", ".java").entrySet()) {
            long lines = source.getValue().lines().count();
            if (lines > MOST_LINES) tooLong.add(source.getKey() + ": " + lines);
        }
        assertEquals(List.of(), tooLong);
    }

    private static DescribedPredicate<JavaClass> liveIn(Set<String> parts) {
        return describe("live in " + new TreeSet<>(parts), type -> parts.contains(part(type)));
    }

    /** {@code queue} for vn.lienthong.queue and below; empty for Main and for foreign classes. */
    private static String part(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith(ROOT + ".")) return "";
        return name.substring(ROOT.length() + 1).split("\\.")[0];
    }
}
