package vn.lienthong.repair;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.dossier.DossierQueries;
import vn.lienthong.dossier.DossierQueries.StatusEntry;
import vn.lienthong.dossier.Status;
import vn.lienthong.dossier.StatusTable;
import vn.lienthong.queue.Effect;
import vn.lienthong.queue.NewMessage;
import vn.lienthong.queue.QueueAdmin;
import vn.lienthong.steps.StatusRecord;

/** Which statuses PM DVCLT has not taken, and sending them in the order the dossier went through them. */
public final class MissingReports {
    private static final String PARTNER = "dvclt";
    private static final String QUEUE = "dvclt-status";

    private final DossierQueries dossiers;
    private final QueueAdmin queues;
    private final StatusTable statuses;

    public MissingReports(DossierQueries dossiers, QueueAdmin queues, StatusTable statuses) {
        this.dossiers = dossiers;
        this.queues = queues;
        this.statuses = statuses;
    }

    /** In order; a version and status that the partner took is not missing, however it was sent. */
    List<StatusEntry> of(Dossier dossier) {
        Set<String> taken = new HashSet<>();
        dossiers.reports(dossier).stream()
                .filter(report -> report.partner().equals(PARTNER))
                .forEach(report -> taken.add(report.version() + "/" + report.code()));
        return dossiers.statuses(dossier).stream()
                .filter(entry -> code(entry).isPresent())
                .filter(entry ->
                        !taken.contains(entry.version() + "/" + code(entry).get()))
                .toList();
    }

    private Optional<String> code(StatusEntry entry) {
        return statuses.dvcltCode(entry.status());
    }

    /** @param wanted null, or the status meant: refused unless it is the first one missing */
    Plan resend(Dossier dossier, Status wanted) {
        Optional<QueueAdmin.MessageState> onItsWay = queues.messagesOf(dossier.number()).stream()
                .filter(message -> message.queue().equals(QUEUE))
                .findFirst();
        if (onItsWay.isPresent()) {
            boolean parked = onItsWay.get().state().equals("parked");
            return Plan.nothing(dossier.number(), parked ? "parked" : "on-its-way", QUEUE);
        }
        List<StatusEntry> missing = of(dossier);
        if (missing.isEmpty()) return Plan.nothing(dossier.number(), "nothing-missing");
        if (wanted != null && missing.get(0).status() != wanted) {
            return Plan.nothing(
                    dossier.number(), "out-of-order", missing.get(0).status().name());
        }
        List<StatusEntry> chosen = wanted == null ? missing : missing.subList(0, 1);
        List<Effect> effects = new ArrayList<>();
        for (StatusEntry entry : chosen) effects.add(message(dossier, entry));
        String codes = String.join(
                ", ", chosen.stream().map(entry -> code(entry).get()).toList());
        return new Plan(Repair.Outcome.done(dossier.number(), "resent", codes), effects);
    }

    private static NewMessage message(Dossier dossier, StatusEntry entry) {
        String body = StatusRecord.of(dossier, entry.at(), entry.detail())
                .put("status", entry.status().name())
                .put("version", entry.version())
                .toString();
        String key = dossier.number() + "/" + QUEUE + "/" + entry.version() + "/" + entry.status();
        return new NewMessage(QUEUE, dossier.number(), body, Duration.ZERO, key);
    }
}
