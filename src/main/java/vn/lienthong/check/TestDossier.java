package vn.lienthong.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * One marked dossier, handed to our own partner API as the interlinked-services software would, and followed by the
 * operations API until it is returned, stands still for a person, or the patience ends. Sent once, read by three
 * checks.
 */
final class TestDossier {
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final List<Integer> ORDER = List.of(1, 3, 7, 4, 5);
    private static final int TAKEN = 200;
    private static final Set<String> ENDS = Set.of("RETURNED", "REJECTED", "WITHDRAWN", "STOPPED");
    /** They do not heal by waiting. */
    private static final Set<String> HOPELESS =
            Set.of("partner.credentials-refused", "partner.no-token", "partner.not-configured");

    /** PM DVCLT has no code for them. */
    private static final Set<String> UNREPORTED = Set.of("WITHDRAWN", "STOPPED");

    private final Surroundings at;
    private Seen seen;

    /**
     * Where the dossier stands at last.
     *
     * @param barred why it was never sent; null if it was
     * @param dossier as the operations API shows it; a missing node before it knew of it
     */
    private record Seen(Finding barred, String number, JsonNode dossier, List<RunningEngine.Work> work) {
        String status() {
            return dossier.path("status").asText("");
        }

        List<Integer> told() {
            List<Integer> codes = new ArrayList<>();
            dossier.path("reports").forEach(report -> {
                String code = report.path("code").asText();
                if (report.path("partner").asText().equals("dvclt") && code.matches("\\d"))
                    codes.add(Integer.valueOf(code));
            });
            return codes;
        }

        boolean entered(String status) {
            for (JsonNode entry : dossier.path("statuses"))
                if (entry.path("status").asText().equals(status)) return true;
            return false;
        }
    }

    TestDossier(Surroundings at) {
        this.at = at;
    }

    /** The registry has taken it: unit, procedure and form are ones it knows. */
    List<Finding> registration() {
        Seen now = seen();
        if (now.barred() != null) return List.of(now.barred());
        if (now.entered("FORWARDED"))
            return List.of(Finding.done("registry-took", at.settings().text("check.unit"), now.number()));
        return List.of(unfinished(now));
    }

    /** The interlinked-services software was told 1, 3, 7, 4, 5, and took each. */
    List<Finding> statuses() {
        Seen now = seen();
        if (now.barred() != null) return List.of(now.barred());
        List<Integer> told = now.told();
        if (told.equals(ORDER)) return List.of(Finding.done("statuses-in-order", joined(told)));
        if (!told.equals(ORDER.subList(0, Math.min(told.size(), ORDER.size()))) || isToldOutOfTurn(now))
            return List.of(Finding.missing(Actor.US, "statuses-out-of-order", joined(told), joined(ORDER)));
        return List.of(Finding.missing(Actor.US, "statuses-missing", joined(told), joined(ORDER)), unfinished(now));
    }

    /** A status was entered whose report was neither taken nor waits to be sent: those after it are out of turn. */
    private static boolean isToldOutOfTurn(Seen now) {
        int reports = now.told().size();
        if (reports == 0) return false; // not even the first step is done
        for (JsonNode queued : now.dossier().path("queued"))
            if (queued.path("queue").asText().equals("dvclt-status")) reports++;
        int entered = 0;
        for (JsonNode status : now.dossier().path("statuses"))
            if (!UNREPORTED.contains(status.path("status").asText())) entered++;
        return reports < entered;
    }

    /** From our door to the result in the one-stop system. */
    List<Finding> wholeWay() {
        Seen now = seen();
        if (now.barred() != null) return List.of(now.barred());
        boolean home = now.status().equals("RETURNED") && now.told().equals(ORDER);
        return List.of(home ? Finding.done("test-dossier-returned", now.number()) : unfinished(now));
    }

    /** What the portal would be sent of it, if it were anybody's. */
    List<Finding> preview() {
        Seen now = seen();
        if (now.barred() != null) return List.of(now.barred());
        Optional<RunningEngine.Preview> preview = at.engine().preview(now.number());
        if (preview.isEmpty()) return List.of(unfinished(now));
        RunningEngine.Preview fields = preview.get();
        if (!fields.incomplete()) return List.of(Finding.done("portal-fields-good", fields.filled()));
        return List.of(
                Finding.warning(Actor.US, "portal-fields-empty", fields.filled(), String.join(", ", fields.empty())));
    }

    private Finding unfinished(Seen now) {
        Optional<RunningEngine.Work> stuck =
                now.work().stream().filter(work -> !work.reason().isEmpty()).findFirst();
        if (stuck.isPresent()) return stuck(now, stuck.get());
        if (ENDS.contains(now.status()) && !now.status().equals("RETURNED"))
            return Finding.missing(Actor.PROVINCE, "test-dossier-ended-otherwise", now.number(), now.status());
        if (waitsForOfficer(now)) return Finding.missing(Actor.PROVINCE, "test-dossier-awaits-officer", now.number());
        return Finding.missing(
                Actor.US,
                "test-dossier-not-back",
                now.number(),
                now.status().isEmpty() ? "–" : now.status(),
                at.settings().duration("check.patience").toSeconds());
    }

    private boolean waitsForOfficer(Seen now) {
        boolean accept = at.settings().text("partner.one-stop.acceptance").equals("officer");
        boolean give = at.settings().text("partner.one-stop.return").equals("officer");
        return now.work().isEmpty()
                && (accept && now.status().equals("RECEIVED")
                        || give && now.status().equals("REGISTERED"));
    }

    private Finding stuck(Seen now, RunningEngine.Work work) {
        String unit = at.settings().optional("check.unit").orElse("–");
        if (work.reason().equals("partner.says-no") && work.text().vi().contains("mã đơn vị"))
            return Finding.missing(Actor.US, "unit-unknown", unit);
        if (work.reason().equals("dossier.procedure-unmapped"))
            return Finding.missing(Actor.US, "procedure-unmapped", at.settings().text("check.procedure"));
        Words what = new Words(
                where(now, work).vi() + " " + work.text().vi(),
                where(now, work).en() + " " + work.text().en());
        return new Finding(work.reason(), Outcome.MISSING, actor(work), what, work.action());
    }

    private static Words where(Seen now, RunningEngine.Work work) {
        return Words.of("minutes.test-dossier-stuck", List.of(now.number(), work.queue()));
    }

    private static Actor actor(RunningEngine.Work work) {
        if (work.errorClass().equals("CONFIGURATION") || work.errorClass().equals("BUG")) return Actor.US;
        if (HOPELESS.contains(work.reason())) return Actor.US;
        if (work.queue().startsWith("dvclt")) return Actor.C06;
        if (work.queue().startsWith("one-stop") || work.queue().endsWith("-deliver")) return Actor.PROVINCE;
        if (work.queue().endsWith("-forward") || work.queue().endsWith("-collect")) return Actor.JUSTICE;
        return Actor.US;
    }

    private synchronized Seen seen() {
        if (seen == null) seen = send();
        return seen;
    }

    private Seen send() {
        if (at.dossier().isPresent()) return follow(at.dossier().get());
        Optional<Finding> barred = barred();
        if (barred.isPresent()) return new Seen(barred.get(), "", null, List.of());
        TestForm form = new TestForm(at);
        URI door = URI.create(InboundDoor.url(at.settings()) + "/dvclt/v1/dossiers");
        try {
            int answer = InboundDoor.post(
                    at.doorTrust(), at.settings().duration("check.timeout"), door, at.callerToken(), form.body());
            if (answer != TAKEN)
                return new Seen(Finding.missing(Actor.US, "test-dossier-not-taken", answer), "", null, List.of());
        } catch (IOException closed) {
            return new Seen(Finding.missing(Actor.PROVINCE, "door-unreachable", door), "", null, List.of());
        }
        return follow(form.number());
    }

    private Optional<Finding> barred() {
        if (at.settings().isProduction() && !at.testDossierAllowed())
            return Optional.of(Finding.notRun(Actor.US, "test-dossier-not-allowed"));
        if (at.pullsOnly()) return Optional.of(Finding.notRun(Actor.C06, "test-dossier-pulled"));
        if (at.settings().optional("check.unit").isEmpty())
            return Optional.of(Finding.missing(Actor.US, "unit-not-set"));
        if (at.callerToken().isEmpty())
            return Optional.of(Finding.missing(Actor.US, "caller-token-not-given", InboundDoor.url(at.settings())));
        return Optional.empty();
    }

    private Seen follow(String number) {
        long end = System.nanoTime() + at.settings().duration("check.patience").toNanos();
        Seen now = look(number);
        while (!isOver(now) && System.nanoTime() < end && pause()) now = look(number);
        return now;
    }

    private Seen look(String number) {
        Optional<JsonNode> dossier = at.engine().dossier(number);
        return new Seen(
                null,
                number,
                dossier.orElse(com.fasterxml.jackson.databind.node.MissingNode.getInstance()),
                at.engine().work(number));
    }

    private boolean isOver(Seen now) {
        boolean told = now.told().equals(ORDER);
        if (ENDS.contains(now.status()) && (told || now.work().isEmpty())) return true;
        return now.work().stream().anyMatch(work -> work.state().equals("parked") || HOPELESS.contains(work.reason()));
    }

    /** @return false when the process is to end */
    private static boolean pause() {
        try {
            return !new CountDownLatch(1).await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String joined(List<Integer> codes) {
        return codes.isEmpty() ? "–" : codes.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
