package vn.lienthong.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.dossier.DossierQueries;
import vn.lienthong.dossier.LogSlices;
import vn.lienthong.export.DossierExport;
import vn.lienthong.export.LogExport;
import vn.lienthong.export.LogLines;

/** Handing out the event log and whole dossiers, and checking an exported log. */
final class ExportOperations {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final DossierQueries dossiers;
    private final ExportDesk desk;

    ExportOperations(DossierQueries dossiers, ExportDesk desk) {
        this.dossiers = dossiers;
        this.desk = desk;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "exportLog", this::log,
                "verifyLogRows", this::rows,
                "verifyLogSeal", this::seal,
                "exportDossier", this::dossier);
    }

    private Answer log(Call call) {
        Instant from = call.bodyMomentOrDate("from");
        Instant before = call.bodyMomentOrDate("before");
        if (from != null && before != null && !before.isAfter(from)) throw Refusal.invalid("before", "after-from");
        String asked = call.body().path("dossier").asText();
        if (PersonNumbers.appearIn(asked)) throw Refusal.invalid("dossier", "person-number");
        String number =
                asked.isEmpty() ? "" : dossiers.find(asked).map(Dossier::number).orElse(asked);
        var wanted = new LogExport.Wanted(from, before, number);
        return Answer.streamed(
                "application/x-ndjson", out -> desk.log(wanted, call.operator().name(), out));
    }

    private Answer rows(Call call) {
        List<LogSlices.Row> rows = new ArrayList<>();
        for (JsonNode row : call.body().get("rows")) rows.add(read(row));
        OptionalLong bad = desk.firstBad(rows);
        ObjectNode answer = JSON.objectNode().put("verified", bad.isEmpty()).put("rows", rows.size());
        bad.ifPresentOrElse(seq -> answer.put("firstBad", seq), () -> answer.putNull("firstBad"));
        return Answer.json(answer);
    }

    private static LogSlices.Row read(JsonNode row) {
        try {
            return LogLines.read(row);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("rows", "pattern");
        }
    }

    private Answer seal(Call call) {
        JsonNode body = call.body();
        var head = new LogSlices.Head(
                body.get("headSeq").asLong(),
                HexFormat.of().parseHex(body.get("headHash").asText()));
        LogExport.EndCheck check = desk.check(new LogExport.End(
                body.get("digest").asText(),
                body.get("rows").asLong(),
                head,
                body.get("seal").asText()));
        return Answer.json(JSON.objectNode().put("sealed", check.sealed()).put("stands", check.stands()));
    }

    /** With a reason in clear, for who may; without one masked. */
    private Answer dossier(Call call) {
        boolean inClear = call.body().hasNonNull("reason");
        if (inClear && !call.operator().role().may(Right.IN_CLEAR)) throw new Refusal(403, "forbidden");
        var request = new DossierExport.Request(
                call.operator().name(), inClear ? call.act().why() : "", inClear);
        Dossier dossier = dossiers.find(call.path().get("maHoSo")).orElseThrow(Refusal::unknown);
        if (dossiers.purged(dossier).isPresent()) throw new Refusal(409, "dossier-purged");
        return Answer.streamed("application/zip", out -> desk.dossier(dossier, request, out));
    }
}
