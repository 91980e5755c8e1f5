package vn.lienthong.inbound;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.lienthong.dossier.IncomingDossier;

/**
 * Reads the body of {@code POST /one-stop/v1/dossiers}, a stand-alone birth, death or marriage registration, into a
 * dossier, or refuses it naming every field that is wrong (2-contracts, S5). Safe for use by many threads.
 *
 * <p>Its form goes to the registry's classic service as XML, so names and text that XML cannot hold are refused here,
 * where somebody can mend them.
 */
public final class SingleDossierReader {
    private static final String FRONT = "one-stop";
    private static final String OPERATION = "receiveSingleDossier";
    /** The form's wrapping element where a sender fills the classic service's own XML. */
    private static final String CASE = "hoso";

    private static final String SUBMITTER = "nguoiNop";

    private final BodyReader bodies;
    private final FormReader forms;
    private final DocumentReader documents;
    private final Pattern interlinkedNumber;
    private final OneStopRules rules;

    public SingleDossierReader(OpenApiDescription description, InboundLimits limits, OneStopRules rules) {
        bodies = new BodyReader(description, limits, OPERATION);
        forms = new FormReader(new StrictJson(limits), XmlForm.ANY_ROOT);
        documents = new DocumentReader(limits);
        interlinkedNumber = Pattern.compile(limits.numberPattern());
        this.rules = rules;
    }

    /**
     * @param bytes the body as it came
     * @throws Refused with the answer for the sender
     */
    public IncomingDossier read(byte[] bytes) {
        return read(bodies.read(bytes), new Findings());
    }

    private IncomingDossier read(JsonNode body, Findings findings) {
        String number = body.path("maHoSo").asText();
        if (interlinkedNumber.matcher(number).matches()) findings.invalid("maHoSo", "interlinked-number");
        String module = body.path("module").asText();
        Optional<Instant> receivedAt =
                ReceptionTime.parse(body.path("ngayTiepNhan").asText());
        if (receivedAt.isEmpty()) findings.invalid("ngayTiepNhan", "time");
        Optional<ObjectNode> fields = forms.read(body.path(FormReader.FIELD), findings)
                .map(SingleDossierReader::unwrapped)
                .map(form -> withSubmitter(form, body.path(SUBMITTER)));
        fields.ifPresent(form -> check(form, module, findings));
        DocumentReader.Documents files = documents.read(body.path(DocumentReader.FIELD), findings);
        findings.refuseIfAny();

        ObjectNode form = fields.orElseThrow();
        return new IncomingDossier(
                FRONT,
                number,
                module,
                body.path("maTTHC").asText(),
                body.path("maDonVi").asText(),
                receivedAt.orElseThrow(),
                "",
                form,
                files.documents(),
                SearchNumbers.of(form),
                warnings(form, module, receivedAt.orElseThrow(), files.incomplete()));
    }

    private static ObjectNode unwrapped(ObjectNode form) {
        return form.size() == 1 && form.get(CASE) instanceof ObjectNode inner ? inner : form;
    }

    /** Who filed it is kept with the form; an own field of that name in the form goes before. */
    private static ObjectNode withSubmitter(ObjectNode form, JsonNode submitter) {
        if (submitter.isObject() && !submitter.isEmpty() && !form.has(SUBMITTER)) {
            try {
                form.set(SUBMITTER, FormReader.composed(submitter));
            } catch (UnreadableForm tooLarge) {
                throw new Refused(Problem.of(ProblemKind.INVALID, SUBMITTER, tooLarge.message()));
            }
        }
        return form;
    }

    private void check(ObjectNode fields, String module, Findings findings) {
        RegistrationForm form = new RegistrationForm(fields);
        if (module.equals("KH")) {
            MarriageForm.check(form, rules, findings);
        } else {
            RequiredFields.checkRegistered(form, module, findings);
            if (!form.hasName("nyc")) requireSubmitter(fields, findings);
        }
        if (!XmlNames.fit(fields)) findings.invalid(FormReader.FIELD, "form-xml-names");
    }

    private static void requireSubmitter(ObjectNode fields, Findings findings) {
        boolean named = fields.path(SUBMITTER) instanceof ObjectNode submitter
                && !new RegistrationForm(submitter).text("hoTen").isBlank();
        if (!named) findings.invalid(FormReader.FIELD + ".nycHoTen", "required");
    }

    private List<String> warnings(ObjectNode fields, String module, Instant receivedAt, boolean incompleteFile) {
        RegistrationForm form = new RegistrationForm(fields);
        List<String> warnings = new ArrayList<>(
                module.equals("KH")
                        ? MarriageForm.warnings(form, rules, receivedAt)
                        // the age limit is of the interlinked group: alone, a birth is registered at any age
                        : FormWarnings.of(form, module, receivedAt).stream()
                                .filter(code -> !code.equals(FormWarnings.NOT_UNDER_SIX))
                                .toList());
        if (incompleteFile) warnings.add("document-incomplete");
        return List.copyOf(warnings);
    }
}
