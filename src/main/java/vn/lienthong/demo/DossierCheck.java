package vn.lienthong.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import vn.lienthong.simulator.Ledger;
import vn.lienthong.simulator.LedgerEntry.Kind;
import vn.lienthong.simulator.Simulators;

/** What the partners saw of one dossier, against its path. @param findings none = it is where it should be */
public record DossierCheck(String number, Filing filing, List<Finding> findings) {
    static DossierCheck of(DemoRun.Filed filed, Simulators partners) {
        String number = filed.number();
        DemoPath path = filed.filing().path();
        DemoPath.Counts counts = path.counts();
        Ledger dvclt = partners.dvclt().ledger();
        Ledger ndxp = partners.ndxp().ledger();
        Ledger oneStop = partners.oneStop().ledger();
        List<Finding> findings = new ArrayList<>();
        List<Integer> callbacks = dvclt.callbacks(number);
        if (!callbacks.equals(path.callbacks()))
            findings.add(Finding.of("callbacks", joined(callbacks), joined(path.callbacks())));
        expect(findings, "registrations", ndxp.registrations(number), counts.registrations());
        expect(findings, "submissions", ndxp.submissions(number).size(), counts.submissions());
        expect(findings, "deliveries", oneStop.deliveries(number), counts.deliveries());
        long steps = told(oneStop, number, code -> code.contains(" "));
        expect(findings, "later-steps", steps, counts.laterSteps());
        long told = told(oneStop, number, path.last()::equals);
        // the result of a birth is told a second time, when the late identification number has come
        boolean again =
                filed.filing().kind() == Filing.Kind.BIRTH && path.last().equals("REGISTERED") && told == 2;
        if (path == DemoPath.NUMBER_LATER) expect(findings, "one-stop-told", told, 2);
        else if (!again && !(path.isEndedByOfficer() && told == 0)) expect(findings, "one-stop-told", told, 1);
        return new DossierCheck(number, filed.filing(), List.copyOf(findings));
    }

    /** @param code {@code STATUS}, or {@code step status} of a later step */
    private static long told(Ledger oneStop, String number, Predicate<String> code) {
        return oneStop.entries(number).stream()
                .filter(entry -> entry.kind() == Kind.STATUS && code.test(entry.code()))
                .count();
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
