package vn.lienthong.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.dossier.DossierQueries;
import vn.lienthong.dossier.LaterStep;
import vn.lienthong.dossier.Status;
import vn.lienthong.queue.ErrorClass;
import vn.lienthong.queue.StepFailure;

/** One dossier, with a form, an officer's name and a note that no answer may show. */
public final class FakeDossiers implements DossierQueries {
    public static final String NUMBER = "G22.99.08-260921-000123";
    public static final String ONE_STOP_NUMBER = "H13.31117-260921-0001";
    /** Stands in the personal parts of the dossier. */
    public static final String PERSONAL = "H'Hen Niê";

    static final Instant RECEIVED = Instant.parse("2026-09-21T02:15:00Z");

    public Search lastSearch;
    public boolean damaged;
    public boolean purged;

    @Override
    public Optional<Dossier> find(String number) {
        return List.of(NUMBER, ONE_STOP_NUMBER).contains(number) ? Optional.of(dossier()) : Optional.empty();
    }

    @Override
    public Optional<Purged> purged(Dossier dossier) {
        return purged ? Optional.of(new Purged(RECEIVED, "test-admin", "hết hạn")) : Optional.empty();
    }

    private static Dossier dossier() {
        return new Dossier(
                1,
                "dvclt",
                NUMBER,
                ONE_STOP_NUMBER,
                "birth",
                "KS",
                "2.000986",
                "31117",
                Status.ACCEPTED,
                1,
                3,
                RECEIVED,
                RECEIVED.plusSeconds(1),
                Instant.parse("2026-09-21T10:00:00Z"),
                Instant.parse("2026-09-24T10:00:00Z"),
                List.of("mother-very-young"));
    }

    @Override
    public Application application(Dossier dossier) {
        return new Application(personal(), "");
    }

    @Override
    public List<StoredDocument> documents(Dossier dossier) {
        return List.of();
    }

    @Override
    public byte[] content(StoredDocument document) {
        return new byte[0];
    }

    @Override
    public Optional<JsonNode> result(Dossier dossier) {
        return Optional.of(personal());
    }

    @Override
    public List<StatusEntry> statuses(Dossier dossier) {
        if (damaged) throw new StepFailure(ErrorClass.CONFIGURATION, "", "dossier-unreadable", NUMBER);
        return List.of(
                new StatusEntry(1, Status.RECEIVED, RECEIVED, RECEIVED, personal()),
                new StatusEntry(1, Status.ACCEPTED, RECEIVED.plusSeconds(60), RECEIVED.plusSeconds(61), personal()));
    }

    @Override
    public List<Report> reports(Dossier dossier) {
        return List.of(new Report(1, "dvclt", "1", RECEIVED.plusSeconds(2)));
    }

    @Override
    public List<Exchange> exchanges(Dossier dossier) {
        return List.of(new Exchange(RECEIVED.plusSeconds(2), "dvclt", "status", "200", "done", 1, 35));
    }

    @Override
    public List<LaterStep> laterSteps(Dossier dossier) {
        return List.of(
                new LaterStep(1, NUMBER, "residence", "1", "2.000986", "1", RECEIVED),
                new LaterStep(2, NUMBER, "residence", "1", "2.000986", "4", RECEIVED.plusSeconds(60)),
                new LaterStep(3, NUMBER, "residence", "", "2.000986", LaterStep.AWAITED, RECEIVED),
                new LaterStep(4, NUMBER, "insurance", "", "2.000986", LaterStep.AWAITED, RECEIVED));
    }

    @Override
    public Page search(Search search) {
        lastSearch = search;
        if ("damaged".equals(search.cursor())) throw new IllegalArgumentException("cursor");
        return search.cursor() == null ? new Page(List.of(dossier()), "next") : new Page(List.of(), null);
    }

    private static JsonNode personal() {
        return JsonNodeFactory.instance.objectNode().put("nksHoTen", PERSONAL);
    }
}
