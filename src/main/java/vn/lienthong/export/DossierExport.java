package vn.lienthong.export;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import vn.lienthong.dossier.DocumentStore;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.dossier.HeldDossier;
import vn.lienthong.dossier.LogEntry;
import vn.lienthong.dossier.Vault;
import vn.lienthong.feedback.Ratings;
import vn.lienthong.payment.Payments;
import vn.lienthong.queue.Commits;
import vn.lienthong.queue.QueueAdmin;
import vn.lienthong.text.Times;

/** Hands out everything that is held of one dossier, as one zip that is written while it is being read. */
public final class DossierExport {
    private final Sources sources;
    private final LogExport log;
    private final Commits commits;
    private final Clock clock;

    /** Where what is held of a dossier stands. */
    public record Sources(
            DataSource dataSource,
            Vault vault,
            DocumentStore documents,
            QueueAdmin queues,
            Payments payments,
            Ratings ratings) {}

    /**
     * Who asks.
     *
     * @param who name of the operator
     * @param why empty where nothing personal is given
     * @param inClear false: values of forms, results, notes and names are masked, and no document is given
     */
    public record Request(String who, String why, boolean inClear) {}

    public DossierExport(Sources sources, LogExport log, Commits commits, Clock clock) {
        this.sources = sources;
        this.log = log;
        this.commits = commits;
        this.clock = clock;
    }

    /**
     * Notes in the event log who asked and why, then writes. What cannot be opened is named in the manifest and stops
     * nothing.
     */
    public void write(Dossier dossier, Request request, OutputStream out) throws IOException {
        Map<String, String> detail = new HashMap<>();
        detail.put("inClear", Boolean.toString(request.inClear()));
        detail.put("version", Integer.toString(dossier.version()));
        if (!request.why().isEmpty()) detail.put("reason", request.why());
        commits.commitDurably(List.of(new LogEntry("dossier.exported", dossier.number(), request.who(), detail)));
        ZipParts zip = new ZipParts(out);
        HeldDossier held = new HeldDossier(sources.dataSource(), sources.vault(), dossier);
        new DossierParts(sources, dossier, held, request.inClear(), zip).write();
        zip.part("log.jsonl", to -> log.lines(new LogExport.Wanted(null, null, dossier.number()), request.who(), to));
        zip.finish(JsonNodeFactory.instance
                .objectNode()
                .put("export", "lienthong-dossier/1")
                .put("maHoSo", dossier.number())
                .put("madeAt", Times.iso(clock.instant()))
                .put("madeBy", request.who())
                .put("reason", request.why())
                .put("inClear", request.inClear()));
    }
}
