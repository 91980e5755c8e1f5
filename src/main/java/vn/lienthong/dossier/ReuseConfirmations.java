package vn.lienthong.dossier;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import vn.lienthong.queue.Commits;
import vn.lienthong.queue.NewMessage;

/** That a citizen agreed to the reuse of papers kept in the citizen document store; nothing is fetched without it. */
public final class ReuseConfirmations {
    private final Commits commits;

    public ReuseConfirmations(Commits commits) {
        this.commits = commits;
    }

    /**
     * Notes the confirmation in the event log and sends the request on, in one transaction that is on the disk when
     * this returns.
     *
     * @param confirmedAt when the citizen agreed, as stated
     * @param recordedBy account of the officer or system that noted it; never a name
     * @param papers codes of the papers
     */
    public void keep(Dossier dossier, Instant confirmedAt, String recordedBy, List<String> papers, NewMessage request) {
        Map<String, String> detail = Map.of(
                "confirmedAt", confirmedAt.toString(), "recordedBy", recordedBy, "papers", String.join(",", papers));
        commits.commitDurably(
                List.of(new LogEntry("papers.reuse-confirmed", dossier.number(), "one-stop", detail), request));
    }

    /** Notes in the event log that papers were asked for without a confirmation. */
    public void refused(Dossier dossier, List<String> papers) {
        commits.commit(List.of(new LogEntry(
                "papers.reuse-refused", dossier.number(), "one-stop", Map.of("papers", String.join(",", papers)))));
    }
}
