package vn.lienthong.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import vn.lienthong.dossier.DocumentContent;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.dossier.DossierQueries.Application;
import vn.lienthong.dossier.HeldDossier;
import vn.lienthong.dossier.HeldDossier.Appointed;
import vn.lienthong.dossier.HeldDossier.Numbered;
import vn.lienthong.dossier.HeldDossier.Paper;
import vn.lienthong.dossier.HeldDossier.Sealed;
import vn.lienthong.dossier.HeldDossier.Version;
import vn.lienthong.dossier.SealBroken;
import vn.lienthong.feedback.Rating;
import vn.lienthong.payment.Payment;
import vn.lienthong.queue.QueueAdmin.MessageState;
import vn.lienthong.queue.StepFailure;
import vn.lienthong.text.Times;

/** The parts of one dossier's export. */
final class DossierParts {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Map<String, String> ENDINGS =
            Map.of("application/pdf", "pdf", "image/jpeg", "jpg", "image/png", "png");

    private final DossierExport.Sources sources;
    private final Dossier dossier;
    private final HeldDossier held;
    private final boolean inClear;
    private final ZipParts zip;

    DossierParts(DossierExport.Sources sources, Dossier dossier, HeldDossier held, boolean inClear, ZipParts zip) {
        this.sources = sources;
        this.dossier = dossier;
        this.held = held;
        this.inClear = inClear;
        this.zip = zip;
    }

    void write() throws IOException {
        zip.json("dossier.json", head());
        for (Version version : held.versions()) zip.json("versions/" + version.version() + ".json", version(version));
        zip.json("statuses.json", list(held.statuses(), "status", (row, json) -> json.put("version", row.version())
                .put("status", row.status().name())
                .put("at", Times.iso(row.at()))
                .put("arrivedAt", Times.iso(row.arrivedAt()))));
        zip.json("results.json", list(held.results(), "result", (row, json) -> json.put("version", row.version())
                .put("revision", row.revision())
                .put("arrivedAt", Times.iso(row.arrivedAt()))));
        zip.json("later-steps.json", list(held.laterSteps(), "later step", (row, json) -> json.put("step", row.step())
                .put("agency", row.agency())
                .put("procedure", row.procedure())
                .put("code", row.code())
                .put("at", Times.iso(row.statedAt()))));
        zip.json("appointments.json", appointments());
        zip.json("messages.json", messages());
        zip.json("payments.json", payments());
        zip.json("ratings.json", ratings());
        lines("reports.jsonl", held::reports, report -> JSON.objectNode()
                .put("version", report.version())
                .put("partner", report.partner())
                .put("code", report.code())
                .put("at", Times.iso(report.at())));
        lines("exchanges.jsonl", held::exchanges, ExchangeJson::of);
        papers();
    }

    private ObjectNode head() {
        ObjectNode head = JSON.objectNode()
                .put("maHoSo", dossier.number())
                .put("maHoSoMCDT", dossier.oneStopNumber())
                .put("front", dossier.front())
                .put("group", dossier.group())
                .put("module", dossier.module())
                .put("maTTHC", dossier.procedure())
                .put("maDonVi", dossier.unit())
                .put("status", dossier.status().name())
                .put("version", dossier.version())
                .put("revision", dossier.revision())
                .put("receivedAt", Times.iso(dossier.receivedAt()))
                .put("arrivedAt", Times.iso(dossier.arrivedAt()))
                .put("dueAt", Times.iso(dossier.dueAt()))
                .put("groupDueAt", Times.iso(dossier.groupDueAt()))
                .put("linksRevokedUpTo", Times.iso(held.linksRevokedAt().orElse(null)));
        dossier.warnings().forEach(head.putArray("warnings")::add);
        return head;
    }

    private ObjectNode version(Version version) {
        ObjectNode json = JSON.objectNode()
                .put("version", version.version())
                .put("receivedAt", Times.iso(version.receivedAt()))
                .put("arrivedAt", Times.iso(version.arrivedAt()));
        return json.set("application", opened("version " + version.version(), () -> {
            Application application = held.application(version.version());
            ObjectNode sent = JSON.objectNode().put("technicalId", application.technicalId());
            return sent.set("form", application.form());
        }));
    }

    /** What is written of a row beside its sealed part. */
    private interface Shown<T> {
        void write(T row, ObjectNode json);
    }

    private <T> ArrayNode list(List<Sealed<T>> rows, String name, Shown<T> shown) {
        ArrayNode list = JSON.arrayNode();
        for (Sealed<T> sealed : rows) {
            ObjectNode json = list.addObject();
            shown.write(sealed.row(), json);
            json.set("detail", opened(name + " " + sealed.id(), () -> held.open(sealed)));
        }
        return list;
    }

    private ArrayNode appointments() {
        ArrayNode list = JSON.arrayNode();
        for (Appointed appointed : held.appointments())
            list.addObject()
                    .put("version", appointed.version())
                    .put("startsAt", Times.iso(appointed.startsAt()))
                    .put("dueAt", Times.iso(appointed.dueAt()))
                    .put("groupDueAt", Times.iso(appointed.groupDueAt()))
                    .put("stage", appointed.stage());
        return list;
    }

    /** What still waits, without the bodies: those refer to what stands in the other parts. */
    private ArrayNode messages() {
        ArrayNode list = JSON.arrayNode();
        for (MessageState message : sources.queues().messagesOf(dossier.number())) {
            ObjectNode json = list.addObject()
                    .put("id", message.id())
                    .put("queue", message.queue())
                    .put("state", message.state())
                    .put("attempts", message.attempts())
                    .put("createdAt", Times.iso(message.createdAt()))
                    .put("dueAt", Times.iso(message.dueAt()))
                    .put("reason", message.reason());
            json.put(
                    "class",
                    message.errorClass() == null ? null : message.errorClass().name());
        }
        return list;
    }

    private ArrayNode payments() {
        ArrayNode list = JSON.arrayNode();
        for (Payment payment : sources.payments().ofDossier(dossier.number(), dossier.oneStopNumber())) {
            String name = "payment " + payment.reference();
            ObjectNode json = list.addObject()
                    .put("reference", payment.reference())
                    .put("request", payment.request())
                    .put("procedure", payment.procedure())
                    .put("copies", payment.copies())
                    .put("amount", payment.amount())
                    .put("state", payment.state().name())
                    .put("openedAt", Times.iso(payment.openedAt()))
                    .put("paidAt", Times.iso(payment.paidAt()))
                    .put("paidAmount", payment.paidAmount())
                    .put("transaction", payment.transaction());
            json.set("detail", opened(name, () -> sources.payments().detail(payment)));
            json.set("url", opened(name + " url", () -> sources.payments()
                    .url(payment)
                    .<JsonNode>map(JSON::textNode)
                    .orElse(JSON.nullNode())));
        }
        return list;
    }

    private ArrayNode ratings() {
        ArrayNode list = JSON.arrayNode();
        for (Rating rating : sources.ratings().ofDossier(dossier)) {
            String dimension = rating.dimension();
            ObjectNode json = list.addObject()
                    .put("dimension", dimension)
                    .put("score", rating.score())
                    .put("at", Times.iso(rating.at()));
            json.set(
                    "comment",
                    opened(
                            "rating " + dimension,
                            () -> JSON.textNode(sources.ratings().comment(dossier, dimension))));
        }
        return list;
    }

    private <T> void lines(String name, LongFunction<List<Numbered<T>>> pages, Function<T, ObjectNode> shown)
            throws IOException {
        zip.part(name, out -> {
            List<Numbered<T>> page = pages.apply(0);
            while (!page.isEmpty()) {
                for (Numbered<T> row : page)
                    out.write((shown.apply(row.row()) + "\n").getBytes(StandardCharsets.UTF_8));
                page = pages.apply(page.get(page.size() - 1).id());
            }
        });
    }

    private void papers() throws IOException {
        ArrayNode list = JSON.arrayNode();
        for (Sealed<Paper> sealed : held.papers()) {
            Paper paper = sealed.row();
            String place = paper.version() + "-" + paper.document().role() + "-" + paper.position();
            ObjectNode json = list.addObject()
                    .put("version", paper.version())
                    .put("role", paper.document().role())
                    .put("id", paper.document().id())
                    .put("kind", paper.document().kind())
                    .put("cancelled", paper.document().cancelled())
                    .put("mediaType", paper.document().mediaType())
                    .put("bytes", paper.document().size());
            json.set("names", opened("names of document " + place, () -> held.open(sealed)));
            json.put("part", inClear ? content(paper, place) : null);
        }
        zip.json("documents.json", list);
    }

    /** Returns the name of the part, or null where the document cannot be opened. */
    private String content(Paper paper, String place) throws IOException {
        String name = "documents/" + place + "."
                + ENDINGS.getOrDefault(paper.document().mediaType(), "bin");
        DocumentContent content;
        try {
            content = sources.documents().open(paper.document().address());
        } catch (StepFailure unreadable) {
            zip.unreadable("document " + place);
            return null;
        }
        try (InputStream whole = content.part(0, content.size())) {
            zip.part(name, (OutputStream out) -> whole.transferTo(out));
        }
        return name;
    }

    private JsonNode opened(String what, Supplier<JsonNode> reading) {
        try {
            return inClear ? reading.get() : Masked.of(reading.get());
        } catch (SealBroken | StepFailure closed) {
            zip.unreadable(what);
            return JSON.nullNode();
        }
    }
}
