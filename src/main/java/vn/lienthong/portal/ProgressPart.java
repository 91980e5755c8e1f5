package vn.lienthong.portal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.dossier.DossierQueries.StatusEntry;

/** The status rows of some dossiers that go in one call. */
final class ProgressPart {
    static final String PROPERTY = "lienthong.portal-progress";

    private final int most;
    private final ArrayNode rows = new ObjectMapper().createArrayNode();
    private final List<ProgressTaken.Taken> taken = new ArrayList<>();
    private final Set<String> completed = new HashSet<>();

    ProgressPart(int most) {
        this.most = most;
    }

    boolean isFull() {
        return rows.size() >= most;
    }

    /** @param before so many rows of the dossier the portal has */
    void add(Dossier dossier, List<StatusEntry> statuses, int before, PortalRecords records) {
        int upTo = Math.min(statuses.size(), before + most - rows.size());
        for (StatusEntry entry : statuses.subList(Math.min(before, upTo), upTo)) {
            ObjectNode row = records.head(dossier);
            row.set("progress", PortalRecords.status(entry));
            rows.add(row);
        }
        boolean complete = upTo == statuses.size();
        taken.add(new ProgressTaken.Taken(dossier.id(), upTo, complete));
        if (complete) completed.add(dossier.number());
    }

    ArrayNode rows() {
        return rows;
    }

    List<ProgressTaken.Taken> taken() {
        return taken;
    }

    Set<String> completed() {
        return completed;
    }
}
