package vn.lienthong.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** The operations API refused; its words are in the language that was asked for. */
final class ProblemAnswer extends RuntimeException {
    private final int status;
    private final String path;
    private final transient JsonNode problem;

    /**
     * @param path what was asked for, below {@code /api/v1}
     * @param problem as in 2-contracts, error answer
     */
    ProblemAnswer(int status, String path, JsonNode problem) {
        super("HTTP " + status, null, false, false);
        this.status = status;
        this.path = path;
        this.problem = problem;
    }

    int status() {
        return status;
    }

    int exitCode() {
        if (status == 400) return ExitCode.WRONG_USE;
        return status >= 500 ? ExitCode.CANNOT_REACH : ExitCode.FOUND_FAULTS;
    }

    /** What was asked for, as the person typed it: the number, queue or list that stands in the path. */
    private String named() {
        String[] segments = path.split("\\?", 2)[0].split("/");
        return URLDecoder.decode(
                segments.length > 2 ? segments[2] : segments[segments.length - 1], StandardCharsets.UTF_8);
    }

    /** The title, then a line for each field that is to blame. */
    String text() {
        StringBuilder text = new StringBuilder(problem.path("title").asText());
        if (status == 404) text.append(": ").append(named());
        problem.path("errors").properties().forEach(field -> field.getValue()
                .forEach(message ->
                        text.append("\n  ").append(field.getKey()).append(": ").append(message.asText())));
        if (status >= 500)
            text.append("\n  traceId: ").append(problem.path("traceId").asText());
        return text.toString();
    }
}
