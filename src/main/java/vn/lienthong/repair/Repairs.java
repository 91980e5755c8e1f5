package vn.lienthong.repair;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.dossier.Changes;
import vn.lienthong.dossier.Decision;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.dossier.DossierChange;
import vn.lienthong.dossier.DossierQueries;
import vn.lienthong.dossier.EventLog;
import vn.lienthong.dossier.LogEntry;
import vn.lienthong.dossier.Status;
import vn.lienthong.queue.Commits;
import vn.lienthong.queue.Conflict;
import vn.lienthong.queue.Effect;
import vn.lienthong.queue.ErrorClass;
import vn.lienthong.queue.Hasten;
import vn.lienthong.queue.NewMessage;
import vn.lienthong.queue.QueueAdmin;
import vn.lienthong.queue.QueueAdmin.MessageState;
import vn.lienthong.queue.StepFailure;
import vn.lienthong.repair.Repair.Outcome;
import vn.lienthong.steps.StatusRecord;

/**
 * Repairs one dossier: decided from the dossier as it stands, committed with its entry in the event log, and without
 * effect when asked for twice. Nothing here calls a partner; the queues do, in their order.
 */
public final class Repairs {
    private static final int MAX_DECISIONS = 20;
    /** Asked for again within this time, a redelivery is the same one: a second click, a list pasted twice. */
    static final Duration SAME_REDELIVERY = Duration.ofMinutes(10);

    private final DossierQueries dossiers;
    private final Changes changes;
    private final QueueAdmin queues;
    private final MissingReports reports;
    private final ResultPapers papers;
    private final EventLog log;
    private final Commits commits;
    private final Clock clock;

    public Repairs(
            DossierQueries dossiers,
            Changes changes,
            QueueAdmin queues,
            MissingReports reports,
            ResultPapers papers,
            EventLog log,
            Commits commits,
            Clock clock) {
        this.dossiers = dossiers;
        this.changes = changes;
        this.queues = queues;
        this.reports = reports;
        this.papers = papers;
        this.log = log;
        this.commits = commits;
        this.clock = clock;
    }

    /** @param number either number of the dossier */
    public Outcome act(String number, Repair repair) {
        for (int decision = 0; decision < MAX_DECISIONS; decision++) {
            Optional<Dossier> dossier = dossiers.find(number);
            if (dossier.isEmpty()) return Outcome.nothing(number, "unknown");
            if (dossiers.purged(dossier.get()).isPresent()) return Outcome.nothing(number, "purged");
            Plan plan = plan(dossier.get(), repair);
            if (repair.dryRun() || !plan.outcome().changes()) return plan.outcome();
            try {
                commits.commitDurably(effects(plan, dossier.get(), repair));
                return plan.outcome();
            } catch (Conflict overtaken) {
                continue;
            }
        }
        throw new StepFailure(ErrorClass.BUG, "", "repair.overtaken", number);
    }

    private List<Effect> effects(Plan plan, Dossier dossier, Repair repair) {
        List<Effect> effects = new ArrayList<>(plan.effects());
        if (effects.stream().noneMatch(DossierChange.class::isInstance)) {
            effects.addAll(changes.touch(dossier).effects());
        }
        effects.add(new LogEntry(
                "dossier.repaired",
                dossier.number(),
                repair.who(),
                Map.of(
                        "action", repair.action().name(),
                        "outcome", plan.outcome().code(),
                        "why", repair.reason())));
        return effects;
    }

    private Plan plan(Dossier dossier, Repair repair) {
        return switch (repair.action()) {
            case POLL_NOW -> pollNow(dossier);
            case RESEND_STATUS -> reports.resend(dossier, repair);
            case REDELIVER -> redeliver(dossier);
            case COMPLETE_BY_HAND -> completeByHand(dossier, repair);
            case STOP -> stop(dossier, repair);
        };
    }

    private Plan pollNow(Dossier dossier) {
        if (dossier.status() != Status.FORWARDED) {
            return Plan.nothing(
                    dossier.number(), "not-forwarded", dossier.status().name());
        }
        String queue = dossier.group() + "-collect";
        Optional<MessageState> waiting = message(dossier, queue);
        if (waiting.isEmpty()) {
            return new Plan(Outcome.done(dossier.number(), "asked"), List.of(statusMessage(dossier, queue, null)));
        }
        if (waiting.get().state().equals("parked")) return Plan.nothing(dossier.number(), "parked", queue);
        boolean later =
                waiting.get().state().equals("waiting") && waiting.get().dueAt().isAfter(clock.instant());
        return later
                ? new Plan(Outcome.done(dossier.number(), "asked"), List.of(new Hasten(queue, dossier.number())))
                : Plan.nothing(dossier.number(), "on-its-way", queue);
    }

    private Plan redeliver(Dossier dossier) {
        String queue = "one-stop-redeliver";
        if (message(dossier, queue).isPresent()) return Plan.nothing(dossier.number(), "on-its-way", queue);
        if (dossier.oneStopNumber() == null) return Plan.nothing(dossier.number(), "not-delivered-yet");
        if (redeliveredJustNow(dossier)) return Plan.nothing(dossier.number(), "just-redelivered");
        String key = dossier.number() + "/" + dossier.group() + "-deliver/" + dossier.version() + "/RECEIVED";
        String body = StatusRecord.of(dossier, dossier.receivedAt(), null).toString();
        return new Plan(
                Outcome.done(dossier.number(), "redelivered"),
                List.of(new NewMessage(queue, dossier.number(), body, Duration.ZERO, key)));
    }

    private boolean redeliveredJustNow(Dossier dossier) {
        var since = clock.instant().minus(SAME_REDELIVERY);
        return log.read(dossier.number(), "dossier.repaired", since, null).lines().stream()
                .anyMatch(line -> line.detail().path("outcome").asText().equals("redelivered"));
    }

    private Plan stop(Dossier dossier, Repair repair) {
        Changes.Changed stopped = changes.enter(dossier, Status.STOPPED, clock.instant(), detail(repair), repair.who());
        if (stopped.decision() == Decision.REPEAT) return Plan.nothing(dossier.number(), "already", "STOPPED");
        if (stopped.decision() == Decision.REFUSE) {
            return Plan.nothing(
                    dossier.number(), "not-allowed", dossier.status().name());
        }
        List<Effect> effects = new ArrayList<>(stopped.effects());
        reports.report(stopped.dossier(), clock.instant(), detail(repair)).ifPresent(effects::add);
        effects.add(statusMessage(stopped.dossier(), "one-stop-status", detail(repair)));
        return new Plan(Outcome.done(dossier.number(), "stopped"), effects);
    }

    /** From ACCEPTED or FORWARDED: the statuses between are entered too, so that each is reported, in order. */
    private Plan completeByHand(Dossier dossier, Repair repair) {
        if (dossier.status() == Status.REGISTERED || dossier.status() == Status.RETURNED) {
            return Plan.nothing(dossier.number(), "already", dossier.status().name());
        }
        if (dossier.status() != Status.ACCEPTED && dossier.status() != Status.FORWARDED) {
            return Plan.nothing(
                    dossier.number(), "not-allowed", dossier.status().name());
        }
        if (repair.result() == null
                || !repair.result().isObject()
                || repair.result().isEmpty()) {
            return Plan.nothing(dossier.number(), "result-missing");
        }
        if (!ResultPapers.readable(repair.result())) return Plan.nothing(dossier.number(), "paper-unreadable");
        Outcome completed = Outcome.done(dossier.number(), "completed");
        // nothing is kept of a paper that is only tried
        if (repair.dryRun()) return new Plan(completed, List.of());
        List<Effect> effects = new ArrayList<>();
        Dossier now = dossier;
        if (now.status() == Status.ACCEPTED) now = enter(now, Status.FORWARDED, repair, effects);
        Changes.Changed stored =
                changes.storeResult(now, papers.without(repair.result()), papers.kept(repair.result()), repair.who());
        effects.addAll(stored.effects());
        enter(stored.dossier(), Status.REGISTERED, repair, effects);
        return new Plan(completed, effects);
    }

    private Dossier enter(Dossier dossier, Status status, Repair repair, List<Effect> effects) {
        Changes.Changed entered = changes.enter(dossier, status, clock.instant(), detail(repair), repair.who());
        if (entered.decision() != Decision.APPLY) throw new Conflict(dossier.number());
        effects.addAll(entered.effects());
        reports.report(entered.dossier(), clock.instant(), detail(repair)).ifPresent(effects::add);
        effects.add(statusMessage(entered.dossier(), "one-stop-status", detail(repair)));
        return entered.dossier();
    }

    private static JsonNode detail(Repair repair) {
        return com.fasterxml.jackson.databind.node.JsonNodeFactory.instance
                .objectNode()
                .put("by", repair.who())
                .put("reason", repair.reason());
    }

    private NewMessage statusMessage(Dossier dossier, String queue, JsonNode detail) {
        return new NewMessage(
                queue,
                dossier.number(),
                StatusRecord.of(dossier, clock.instant(), detail).toString(),
                Duration.ZERO,
                dossier.number() + "/" + queue + "/" + dossier.version() + "/" + dossier.status());
    }

    private Optional<MessageState> message(Dossier dossier, String queue) {
        return queues.messagesOf(dossier.number()).stream()
                .filter(message -> message.queue().equals(queue))
                .findFirst();
    }
}
