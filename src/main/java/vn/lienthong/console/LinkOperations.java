package vn.lienthong.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.dossier.DossierQueries;
import vn.lienthong.queue.QueueAdmin.Act;
import vn.lienthong.text.Times;

/** The file links that the portal was given. */
final class LinkOperations {
    private final DossierQueries dossiers;
    private final LinkDesk desk;

    LinkOperations(DossierQueries dossiers, LinkDesk desk) {
        this.dossiers = dossiers;
        this.desk = desk;
    }

    Map<String, Operation> operations() {
        return Map.of("revokeLinks", this::revoke);
    }

    private Answer revoke(Call call) {
        Act act = call.act();
        Dossier dossier = dossiers.find(call.path().get("maHoSo")).orElseThrow(Refusal::unknown);
        return Answer.json(JsonNodeFactory.instance
                .objectNode()
                .put("maHoSo", dossier.number())
                .put("revokedUpTo", Times.iso(desk.revoke(dossier, act.who(), act.why()))));
    }
}
