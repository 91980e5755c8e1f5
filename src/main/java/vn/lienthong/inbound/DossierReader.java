package vn.lienthong.inbound;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.lienthong.dossier.IncomingDossier;
import vn.lienthong.dossier.TestDossiers;

/**
 * Reads the body of {@code POST /dvclt/v1/dossiers} into a dossier, or refuses it naming every field that is wrong
 * (2-contracts, Inbound). Safe for use by many threads.
 */
public final class DossierReader {
    private static final String DVCLT = "dvclt";
    private static final String OPERATION = "receiveDossier";

    private final String front;
    private final BodyReader bodies;
    private final FormReader forms;
    private final DocumentReader documents;
    private final String testSeries;

    public DossierReader(OpenApiDescription description, InboundLimits limits) {
        this(DVCLT, description, limits, "");
    }

    /** @param testSeries what numbers of the connection check's dossiers begin with; empty: there are none */
    public DossierReader(OpenApiDescription description, InboundLimits limits, String testSeries) {
        this(DVCLT, description, limits, testSeries);
    }

    /**
     * For a front whose dossiers a mapping has brought into that form.
     *
     * @param description with the number pattern of that front
     */
    public DossierReader(String front, OpenApiDescription description, InboundLimits limits) {
        this(front, description, limits, "");
    }

    private DossierReader(String front, OpenApiDescription description, InboundLimits limits, String testSeries) {
        this.front = front;
        this.testSeries = testSeries;
        bodies = new BodyReader(description, limits, OPERATION);
        forms = new FormReader(new StrictJson(limits));
        documents = new DocumentReader(limits);
    }

    /**
     * @param bytes the body as it came
     * @throws Refused with the answer for the sender
     */
    public IncomingDossier read(byte[] bytes) {
        return read(bodies.read(bytes), new Findings());
    }

    private IncomingDossier read(JsonNode body, Findings findings) {
        String module = body.path("module").asText();
        Optional<Instant> receivedAt =
                ReceptionTime.parse(body.path("ngayTiepNhan").asText());
        if (receivedAt.isEmpty()) findings.invalid("ngayTiepNhan", "time");
        Optional<ObjectNode> fields = forms.read(body.path(FormReader.FIELD), findings);
        fields.ifPresent(form -> RequiredFields.check(new RegistrationForm(form), module, findings));
        DocumentReader.Documents files = documents.read(body.path(DocumentReader.FIELD), findings);
        findings.refuseIfAny();

        ObjectNode form = fields.orElseThrow();
        List<String> warnings =
                new ArrayList<>(FormWarnings.of(new RegistrationForm(form), module, receivedAt.orElseThrow()));
        if (files.incomplete()) warnings.add("document-incomplete");
        boolean test = !testSeries.isEmpty() && body.path("maHoSo").asText().startsWith(testSeries + "-");
        if (test) warnings.add(TestDossiers.WARNING);
        return new IncomingDossier(
                front,
                body.path("maHoSo").asText(),
                module,
                body.path("maTTHC").asText(),
                body.path("maDonVi").asText(),
                receivedAt.orElseThrow(),
                body.path("techId").isNull()
                        ? ""
                        : Characters.composed(body.path("techId").asText()),
                form,
                files.documents(),
                SearchNumbers.of(form),
                List.copyOf(warnings));
    }
}
