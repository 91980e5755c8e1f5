package vn.lienthong.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.queue.StepFailure;

/** Tries whether a partner takes our account, for the connection check. */
final class LogInOperations {
    private final LogInDesk desk;

    LogInOperations(LogInDesk desk) {
        this.desk = desk;
    }

    Map<String, Operation> operations() {
        return Map.of("tryLogIn", this::tryLogIn);
    }

    private Answer tryLogIn(Call call) {
        String partner = call.path().get("name");
        if (!desk.knows(partner)) throw Refusal.unknown();
        Optional<StepFailure> refused = desk.at(partner);
        var answer = JsonNodeFactory.instance.objectNode().put("accepted", refused.isEmpty());
        refused.ifPresent(failure -> {
            Explanation why = Explanation.of(failure, call.texts());
            answer.put("class", failure.errorClass().name())
                    .put("reason", failure.reason())
                    .put("text", why.text())
                    .put("action", why.action());
        });
        return Answer.json(answer);
    }
}
