package vn.lienthong.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.lienthong.console.Explanation;
import vn.lienthong.demo.Demo;
import vn.lienthong.demo.DossierCheck;
import vn.lienthong.demo.Finding;
import vn.lienthong.demo.LedgerCheck;
import vn.lienthong.demo.PortalCheck;
import vn.lienthong.portal.figures.Figures;
import vn.lienthong.portal.figures.FiguresJson;
import vn.lienthong.portal.figures.PeriodFigures;
import vn.lienthong.queue.QueueAdmin.MessageState;
import vn.lienthong.text.Texts;

/** The summary of a demonstration: what the partners' ledgers say, and where each unfinished dossier is and why. */
final class DemoReport {
    private static final int MOST_DOSSIERS = 40;

    private final Lienthong root;
    private final Texts texts;
    private final PrintWriter out;
    private final LedgerCheck check;
    private final int expected;
    private final PortalCheck portal;
    private final boolean logVerifies;
    private final Duration gaveUpAfter;
    private final PeriodFigures figures;
    private final Map<String, List<MessageState>> left = new LinkedHashMap<>();

    /**
     * @param expected how many dossiers were to be sent
     * @param gaveUpAfter so long nothing moved; null if the demonstration ended by itself
     */
    DemoReport(Lienthong root, Demo demo, int expected, Duration gaveUpAfter) {
        this.root = root;
        this.texts = root.texts();
        this.out = root.out();
        this.expected = expected;
        this.gaveUpAfter = gaveUpAfter;
        check = demo.check();
        portal = demo.portalCheck();
        logVerifies = demo.logVerifies();
        figures = demo.engine().figures().now(demo.engine().figures().thisMonth());
        for (DossierCheck dossier : check.dossiers()) {
            List<MessageState> messages = demo.engine().queues().messagesOf(dossier.number());
            if (!messages.isEmpty() || !dossier.isComplete()) left.put(dossier.number(), messages);
        }
    }

    /** @return whether everything is as it should be */
    boolean print(Duration took) {
        boolean good = check.isClean()
                && logVerifies
                && portal.isClean()
                && left.isEmpty()
                && check.dossiers().size() == expected;
        if (root.isJson()) out.println(json(good, took).toPrettyString());
        else forPeople(good, took);
        out.flush();
        return good;
    }

    private void forPeople(boolean good, Duration took) {
        out.println();
        if (gaveUpAfter != null) out.println(texts.get("demo.gave-up", gaveUpAfter.toSeconds()));
        out.println(texts.get("demo.checked"));
        paths();
        Map<String, Long> findings = check.dossiers().stream()
                .flatMap(dossier -> dossier.findings().stream())
                .collect(Collectors.groupingBy(each -> each.text(texts), TreeMap::new, Collectors.counting()));
        findings.forEach((text, count) -> out.println("  ✗ " + texts.get("demo.dossiers", count) + ": " + text));
        if (findings.isEmpty()) out.println("  ✓ " + texts.get("demo.once"));
        for (Finding breach : check.breaches()) out.println("  ✗ " + breach.text(texts));
        if (check.breaches().isEmpty()) out.println("  ✓ " + texts.get("demo.no-breach"));
        out.println(
                portal.isClean()
                        ? "  ✓ " + texts.get("demo.portal", portal.dossiers(), portal.rows())
                        : "  ✗ " + texts.get("demo.portal-wrong", portal.wrong().size()));
        out.println(logVerifies ? "  ✓ " + texts.get("demo.log-whole") : "  ✗ " + texts.get("demo.log-broken"));
        figures();
        if (!left.isEmpty()) whereAndWhy();
        out.println();
        out.println(texts.get(good ? "demo.ok" : "demo.failed", check.complete(), expected, took.toSeconds()));
    }

    /** The day ends with the month's figures so far. */
    private void figures() {
        Figures total = figures.total();
        out.println("  ∑ "
                + texts.get(
                        "demo.figures",
                        figures.period(),
                        total.received(),
                        total.completed(),
                        total.onTimePercent().toPlainString(),
                        total.notCompleted(),
                        total.carriedOver()));
    }

    private void paths() {
        Map<String, Long> complete = check.dossiers().stream()
                .filter(DossierCheck::isComplete)
                .collect(Collectors.groupingBy(
                        dossier ->
                                texts.get("demo.kind." + dossier.filing().kind().key()) + ": "
                                        + texts.get("demo.path."
                                                + dossier.filing().path().key()),
                        TreeMap::new,
                        Collectors.counting()));
        complete.forEach((path, count) -> out.println("  ✓ " + texts.get("demo.dossiers", count) + " " + path));
    }

    private void whereAndWhy() {
        out.println();
        out.println(texts.get("demo.unfinished"));
        List<String> reasons = new ArrayList<>();
        Table table = new Table(
                texts.get("cli.column.number"),
                texts.get("cli.column.queue"),
                texts.get("demo.column.messages"),
                texts.get("cli.column.state"),
                texts.get("cli.column.attempts"),
                texts.get("cli.column.error"));
        left.entrySet().stream().limit(MOST_DOSSIERS).forEach(dossier -> {
            if (dossier.getValue().isEmpty()) table.row(dossier.getKey(), "–", "", "", "", "");
            byQueue(dossier.getValue()).values().forEach(line -> table.row(row(line, reasons)));
        });
        table.print(out);
        if (left.size() > MOST_DOSSIERS) out.println(texts.get("demo.more", left.size() - MOST_DOSSIERS));
        for (int i = 0; i < reasons.size(); i++) out.println("[" + (i + 1) + "] " + reasons.get(i));
    }

    private static Map<String, List<MessageState>> byQueue(List<MessageState> messages) {
        return messages.stream()
                .collect(Collectors.groupingBy(MessageState::queue, LinkedHashMap::new, Collectors.toList()));
    }

    /** Of a line of messages only the first can move: the others are counted. */
    private String[] row(List<MessageState> line, List<String> reasons) {
        MessageState first = line.get(0);
        return new String[] {
            first.line(),
            first.queue(),
            Integer.toString(line.size()),
            texts.get("cli.state." + first.state()),
            Integer.toString(first.attempts()),
            reference(reasons, first)
        };
    }

    /** Reasons are long and few: rows point at them. */
    private String reference(List<String> reasons, MessageState message) {
        Explanation why = Explanation.of(message, texts);
        String text = why == null ? texts.get("demo.no-error") : why.text() + "\n    → " + why.action();
        if (!reasons.contains(text)) reasons.add(text);
        return "[" + (reasons.indexOf(text) + 1) + "]";
    }

    private ObjectNode json(boolean good, Duration took) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("ok", good)
                .put("dossiers", expected)
                .put("complete", check.complete())
                .put("logVerified", logVerifies)
                .put("milliseconds", took.toMillis())
                .set("figures", FiguresJson.numbers(figures));
        ArrayNode breaches = answer.putArray("breaches");
        check.breaches().forEach(breach -> breaches.add(breach.text(texts)));
        ArrayNode unfinished = answer.putArray("unfinished");
        for (DossierCheck dossier : check.dossiers()) {
            if (!left.containsKey(dossier.number())) continue;
            ObjectNode row = unfinished.addObject().put("maHoSo", dossier.number());
            ArrayNode findings = row.putArray("findings");
            dossier.findings().forEach(finding -> findings.add(finding.text(texts)));
            ArrayNode queued = row.putArray("queued");
            for (MessageState message : left.get(dossier.number()))
                queued.addObject()
                        .put("queue", message.queue())
                        .put("state", message.state())
                        .put("attempts", message.attempts())
                        .put("reason", message.reason());
        }
        return answer;
    }
}
