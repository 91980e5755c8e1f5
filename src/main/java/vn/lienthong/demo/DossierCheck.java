package vn.lienthong.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import vn.lienthong.simulator.Ledger;
import vn.lienthong.simulator.LedgerEntry.Kind;
import vn.lienthong.simulator.Simulators;

/** What the partners saw of one dossier, against its path. @param findings none = it is where it should be */
public record DossierCheck(String number, ExpectedPath path, List<Finding> findings) {
    static DossierCheck of(String number, Simulators partners) {
        ExpectedPath path = ExpectedPath.of(partners.ndxp().scenario(number));
        Ledger dvclt = partners.dvclt().ledger();
        Ledger ndxp = partners.ndxp().ledger();
        Ledger oneStop = partners.oneStop().ledger();
        List<Finding> findings = new ArrayList<>();
        List<Integer> callbacks = dvclt.callbacks(number);
        if (!callbacks.equals(path.callbacks()))
            findings.add(Finding.of("callbacks", joined(callbacks), joined(path.callbacks())));
        expect(findings, "registrations", ndxp.registrations(number), 1);
        expect(findings, "submissions", ndxp.submissions(number).size(), path.versions());
        expect(findings, "deliveries", oneStop.deliveries(number), path.versions());
        long told = oneStop.entries(number).stream()
                .filter(entry -> entry.kind() == Kind.STATUS && entry.code().equals(path.last()))
                .count();
        // a result may be told a second time, when the late identification number has come
        boolean again = path.last().equals("REGISTERED") && told == 2;
        if (!again) expect(findings, "one-stop-told", told, 1);
        return new DossierCheck(number, path, List.copyOf(findings));
    }

    private static void expect(List<Finding> findings, String code, long found, long expected) {
        if (found != expected) findings.add(Finding.of(code, found, expected));
    }

    private static String joined(List<Integer> codes) {
        return codes.isEmpty() ? "–" : codes.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    public boolean isComplete() {
        return findings.isEmpty();
    }
}
