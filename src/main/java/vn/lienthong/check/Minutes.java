package vn.lienthong.check;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/**
 * The minutes of one check: every step, what was found, who must act and how. Holds no secret and no personal data but
 * the names of those who signed.
 *
 * @param environment sandbox (phase 1, the test systems) or production (phase 2, the official ones)
 */
public record Minutes(String environment, String province, Instant at, List<StepResult> steps) {
    private static final String UNREACHABLE = "engine-unreachable";

    /** 1 on the test systems, 2 on the official ones. */
    public int phase() {
        return environment.equals("production") ? 2 : 1;
    }

    public boolean isComplete() {
        return steps.stream().noneMatch(step -> step.outcome().isOpen());
    }

    /** Whether a step wanted the engine and did not find it. */
    public boolean isEngineUnreachable() {
        return steps.stream().flatMap(step -> step.findings().stream()).anyMatch(finding -> finding.code()
                .equals(UNREACHABLE));
    }

    /** {@code {environment, phase, province, at, complete, steps[], missing[]}} */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("environment", environment)
                .put("phase", phase())
                .put("province", province)
                .put("at", at.toString())
                .put("complete", isComplete());
        ArrayNode all = json.putArray("steps");
        ArrayNode missing = json.putArray("missing");
        for (StepResult step : steps) {
            all.add(step.json());
            for (Finding finding : step.findings()) {
                if (!finding.outcome().isOpen()) continue;
                ObjectNode row = StepResult.json(finding);
                row.put("step", step.step().id());
                missing.add(row);
            }
        }
        return json;
    }
}
