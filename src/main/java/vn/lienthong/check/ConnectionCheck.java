package vn.lienthong.check;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Goes through the steps: runs what a machine can know, looks up what was signed. */
public final class ConnectionCheck {
    private final List<CheckStep> steps;
    private final CheckBook book;

    public ConnectionCheck(List<CheckStep> steps, CheckBook book) {
        this.steps = steps;
        this.book = book;
    }

    /**
     * Runs the steps and keeps their results.
     *
     * @param only one step, or all
     * @param progress told of each step before it begins
     */
    public Minutes run(Surroundings at, Optional<String> only, Consumer<CheckStep> progress) {
        Checks checks = new Checks(at);
        Instant now = at.clock().instant();
        List<CheckStep> chosen = chosen(only);
        boolean open = false;
        for (CheckStep step : chosen) {
            progress.accept(step);
            for (Finding finding : checks.withoutTestDossier(step)) open |= finding.outcome() == Outcome.MISSING;
        }
        Map<String, StepResult> results = new LinkedHashMap<>();
        for (CheckStep step : chosen) {
            if (!open && Checks.wantsTestDossier(step)) progress.accept(step);
            results.put(step.id(), result(step, checks, open, now));
        }
        keep(results);
        return new Minutes(
                at.settings().text("lienthong.environment"),
                at.settings().text("lienthong.province"),
                now,
                chosen.stream().map(step -> results.get(step.id())).toList());
    }

    /** What is known without looking again. */
    public Minutes known(String environment, String province, Instant now, Optional<String> only) {
        List<StepResult> results = chosen(only).stream()
                .map(step -> step.isQuestion() ? StepResult.ofQuestion(step, book) : StepResult.kept(step, book))
                .toList();
        return new Minutes(environment, province, now, results);
    }

    private StepResult result(CheckStep step, Checks checks, boolean open, Instant now) {
        if (step.isQuestion()) return StepResult.ofQuestion(step, book);
        List<Finding> findings = new ArrayList<>();
        for (String check : step.checks()) findings.addAll(checks.run(check, open));
        return new StepResult(step, now, findings, Optional.empty());
    }

    private void keep(Map<String, StepResult> results) {
        Map<String, ObjectNode> rows = new LinkedHashMap<>();
        results.forEach((id, result) -> {
            if (!result.step().isQuestion()) rows.put(id, result.json());
        });
        book.keep(rows);
    }

    private List<CheckStep> chosen(Optional<String> only) {
        return steps.stream()
                .filter(step -> only.isEmpty() || step.id().equals(only.get()))
                .toList();
    }
}
