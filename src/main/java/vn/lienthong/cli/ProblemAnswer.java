package vn.lienthong.cli;

import com.fasterxml.jackson.databind.JsonNode;

/** The operations API refused; its words are in the language that was asked for. */
final class ProblemAnswer extends RuntimeException {
    private final int status;
    private final transient JsonNode problem;

    /** @param problem as in 2-contracts, error answer */
    ProblemAnswer(int status, JsonNode problem) {
        super("HTTP " + status, null, false, false);
        this.status = status;
        this.problem = problem;
    }

    int status() {
        return status;
    }

    int exitCode() {
        if (status == 400) return ExitCode.WRONG_USE;
        return status >= 500 ? ExitCode.CANNOT_REACH : ExitCode.FOUND_FAULTS;
    }

    /** The title, then a line for each field that is to blame. */
    String text() {
        StringBuilder text = new StringBuilder(problem.path("title").asText());
        problem.path("errors").properties().forEach(field -> field.getValue()
                .forEach(message ->
                        text.append("\n  ").append(field.getKey()).append(": ").append(message.asText())));
        if (status >= 500)
            text.append("\n  traceId: ").append(problem.path("traceId").asText());
        return text.toString();
    }
}
