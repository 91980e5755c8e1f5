package vn.lienthong.repair;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.dossier.DossierQueries;
import vn.lienthong.dossier.DossierQueries.StatusEntry;
import vn.lienthong.dossier.LogEntry;
import vn.lienthong.dossier.Status;
import vn.lienthong.queue.Effect;
import vn.lienthong.queue.NewMessage;
import vn.lienthong.queue.ParkedAct;
import vn.lienthong.queue.QueueAdmin;
import vn.lienthong.steps.FrontCodes;
import vn.lienthong.steps.StatusRecord;

/** Which statuses the dossier's front has not taken, and sending them in the order the dossier went through them. */
public final class MissingReports {
    private final DossierQueries dossiers;
    private final QueueAdmin queues;
    private final FrontCodes codes;

    public MissingReports(DossierQueries dossiers, QueueAdmin queues, FrontCodes codes) {
        this.dossiers = dossiers;
        this.queues = queues;
        this.codes = codes;
    }

    /** In order; a version and status that the partner took is not missing, however it was sent. */
    List<StatusEntry> of(Dossier dossier) {
        Set<String> taken = new HashSet<>();
        dossiers.reports(dossier).stream()
                .filter(report -> report.partner().equals(dossier.front()))
                .forEach(report -> taken.add(report.version() + "/" + report.code()));
        return dossiers.statuses(dossier).stream()
                .filter(entry -> code(dossier, entry).isPresent())
                .filter(entry -> !taken.contains(
                        entry.version() + "/" + code(dossier, entry).get()))
                .toList();
    }

    private Optional<String> code(Dossier dossier, StatusEntry entry) {
        return codes.code(dossier.front(), entry.status());
    }

    /**
     * The message that tells the dossier's front of the status it stands in; empty where the front knows no such
     * status.
     */
    Optional<NewMessage> report(Dossier dossier, Instant at, JsonNode detail) {
        if (codes.code(dossier.front(), dossier.status()).isEmpty()) return Optional.empty();
        StatusEntry entry = new StatusEntry(dossier.version(), dossier.status(), at, at, detail);
        return Optional.of(message(dossier, FrontCodes.queue(dossier.front()), entry));
    }

    /**
     * What is parked on its way to the front is redriven, with all that waits behind it; otherwise what is missing is
     * sent.
     *
     * @param repair its status null, or the status meant: refused unless it is the first one missing
     */
    Plan resend(Dossier dossier, Repair repair) {
        String queue = FrontCodes.queue(dossier.front());
        List<StatusEntry> missing = of(dossier);
        Status wanted = repair.status();
        if (wanted != null && !missing.isEmpty() && missing.get(0).status() != wanted) {
            return Plan.nothing(
                    dossier.number(), "out-of-order", missing.get(0).status().name());
        }
        Optional<QueueAdmin.MessageState> onItsWay = queues.messagesOf(dossier.number()).stream()
                .filter(message -> message.queue().equals(queue))
                .findFirst();
        if (onItsWay.isPresent()) {
            return onItsWay.get().state().equals("parked")
                    ? redriven(dossier, onItsWay.get(), repair)
                    : Plan.nothing(dossier.number(), "on-its-way", queue);
        }
        if (missing.isEmpty()) return Plan.nothing(dossier.number(), "nothing-missing");
        List<StatusEntry> chosen = wanted == null ? missing : missing.subList(0, 1);
        List<Effect> effects = new ArrayList<>();
        for (StatusEntry entry : chosen) effects.add(message(dossier, queue, entry));
        String codes = String.join(
                ", ", chosen.stream().map(entry -> code(dossier, entry).get()).toList());
        return new Plan(Repair.Outcome.done(dossier.number(), "resent", codes), effects);
    }

    private static Plan redriven(Dossier dossier, QueueAdmin.MessageState parked, Repair repair) {
        Map<String, String> detail = Map.of(
                "queue", parked.queue(),
                "why", repair.reason(),
                "class", parked.errorClass().name());
        return new Plan(
                Repair.Outcome.done(dossier.number(), "redriven", parked.queue(), parked.reason()),
                List.of(
                        new ParkedAct(parked.id(), parked.queue(), parked.line(), ParkedAct.Kind.REDRIVE),
                        new LogEntry("queue.redriven", dossier.number(), repair.who(), detail)));
    }

    private static NewMessage message(Dossier dossier, String queue, StatusEntry entry) {
        String body = StatusRecord.of(dossier, entry.at(), entry.detail())
                .put("status", entry.status().name())
                .put("version", entry.version())
                .toString();
        String key = dossier.number() + "/" + queue + "/" + entry.version() + "/" + entry.status();
        return new NewMessage(queue, dossier.number(), body, Duration.ZERO, key);
    }
}
