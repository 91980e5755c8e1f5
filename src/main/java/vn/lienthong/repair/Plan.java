package vn.lienthong.repair;

import java.util.List;
import vn.lienthong.queue.Effect;

/** What a repair comes to for one dossier as it stands: an outcome, and the effects that bring it about. */
record Plan(Repair.Outcome outcome, List<Effect> effects) {
    static Plan nothing(String dossier, String code, String... arguments) {
        return new Plan(Repair.Outcome.nothing(dossier, code, arguments), List.of());
    }
}
