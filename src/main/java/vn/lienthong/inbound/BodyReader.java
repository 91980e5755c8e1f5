package vn.lienthong.inbound;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads the body of one operation into JSON that its description allows. Safe for use by many threads. */
final class BodyReader {
    private final long bodyBytes;
    private final StrictJson json;
    private final ContractValidator contract;

    BodyReader(OpenApiDescription description, InboundLimits limits, String operation) {
        bodyBytes = limits.bodyBytes();
        json = new StrictJson(limits);
        contract = new ContractValidator(
                description,
                description
                        .operation(operation)
                        .orElseThrow(() -> new IllegalArgumentException("the description has no " + operation)));
    }

    /**
     * @param bytes the body as it came
     * @throws Refused with the answer for the sender
     */
    JsonNode read(byte[] bytes) {
        if (bytes.length > bodyBytes) throw new Refused(PartnerApiGuard.tooLarge(bodyBytes));
        JsonNode body = json.read(bytes)
                .orElseThrow(() -> new Refused(Problem.of(ProblemKind.MALFORMED, FieldPath.BODY, "json")));
        Findings findings = new Findings();
        contract.validate(body, findings);
        findings.refuseIfAny();
        return body;
    }
}
