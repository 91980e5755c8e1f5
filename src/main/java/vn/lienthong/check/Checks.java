package vn.lienthong.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every check by the name that the table of steps uses; {@code line:dvclt} is the check {@code line} about dvclt. Those
 * of the test dossier come last and only if nothing before them is missing, for it would only get stuck.
 */
final class Checks {
    private static final Set<String> OF_TEST_DOSSIER =
            Set.of("registration", "statuses", "test-dossier", "portal-sync");
    private static final Set<String> NAMES = Set.of(
            "line", "log-in", "inbound", "tables", "server", "registration", "statuses", "test-dossier", "portal-sync");

    private final Map<String, Check> all = new LinkedHashMap<>();
    private final Map<String, List<Finding>> found = new LinkedHashMap<>();
    private final Surroundings at;

    Checks(Surroundings at) {
        this.at = at;
        TestDossier dossier = new TestDossier(at);
        all.put("line", new PartnerLine());
        all.put("log-in", new AccountCheck());
        all.put("inbound", new InboundDoor());
        all.put("tables", new TableCheck());
        all.put("server", new ServerCheck());
        all.put("registration", (here, none) -> dossier.registration());
        all.put("statuses", (here, none) -> dossier.statuses());
        all.put("portal-sync", (here, none) -> dossier.preview());
        all.put("test-dossier", (here, none) -> dossier.wholeWay());
    }

    static boolean knowAll(List<String> checks) {
        return checks.stream().allMatch(check -> NAMES.contains(name(check)));
    }

    private static String name(String check) {
        return check.split(":", 2)[0];
    }

    /** Whether this step waits for the test dossier. */
    static boolean wantsTestDossier(CheckStep step) {
        return step.checks().stream().anyMatch(check -> OF_TEST_DOSSIER.contains(name(check)));
    }

    /** What this step's checks find, but for those that need the test dossier. */
    List<Finding> withoutTestDossier(CheckStep step) {
        return step.checks().stream()
                .filter(check -> !OF_TEST_DOSSIER.contains(name(check)))
                .flatMap(check -> run(check, false).stream())
                .toList();
    }

    /** @param open whether something else is still missing, so that no test dossier is sent */
    List<Finding> run(String check, boolean open) {
        if (open && OF_TEST_DOSSIER.contains(name(check)))
            return List.of(Finding.notRun(Actor.US, "test-dossier-later"));
        return found.computeIfAbsent(check, this::run);
    }

    private List<Finding> run(String check) {
        String[] parts = check.split(":", 2);
        try {
            return all.get(parts[0]).run(at, parts.length > 1 ? parts[1] : "");
        } catch (RunningEngine.Unreachable gone) {
            if (gone.isRefused()) return List.of(Finding.missing(Actor.US, "operator-token-refused"));
            return List.of(Finding.missing(
                    Actor.US,
                    "engine-unreachable",
                    at.settings().text("lienthong.operations.host") + ":"
                            + at.settings().number("lienthong.operations.port")));
        }
    }
}
