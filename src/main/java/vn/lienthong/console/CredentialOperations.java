package vn.lienthong.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import vn.lienthong.dossier.LogEntry;
import vn.lienthong.text.Times;

/** Giving out tokens, and taking them back. */
final class CredentialOperations {
    private final Credentials credentials;
    private final EventLogAccess log;

    CredentialOperations(Credentials credentials, EventLogAccess log) {
        this.credentials = credentials;
        this.log = log;
    }

    Map<String, Operation> operations() {
        return Map.of("newCredential", this::issue, "credentials", this::list, "withdrawCredential", this::withdraw);
    }

    private Answer list(Call call) {
        ArrayNode answer = JsonNodeFactory.instance.arrayNode();
        for (Credentials.Listed each : credentials.list())
            answer.addObject()
                    .put("name", each.operator().name())
                    .put("role", each.operator().role().word())
                    .put("createdAt", Times.iso(each.createdAt()))
                    .put("createdBy", each.createdBy())
                    .put("lastUsedAt", Times.iso(each.lastUsedAt()))
                    .put("withdrawnAt", Times.iso(each.withdrawnAt()));
        return Answer.json(answer);
    }

    private Answer withdraw(Call call) {
        String name = call.path().get("name");
        return switch (credentials.withdraw(name, call.act())) {
            case DONE -> Answer.json(JsonNodeFactory.instance.objectNode().put("name", name));
            case UNKNOWN -> throw Refusal.unknown();
            case ALREADY -> throw new Refusal(409, "withdrawn-already");
            case LAST_ADMIN -> throw new Refusal(409, "last-admin");
        };
    }

    private Answer issue(Call call) {
        Role role = Role.of(call.body().get("role").textValue());
        String name = call.body().get("name").textValue();
        if (PersonNumbers.appearIn(name)) throw Refusal.invalid("name", "person-number");
        String by = call.operator().name();
        var issued = credentials.issue(role, name, by).orElseThrow(() -> new Refusal(409, "name-taken"));
        // if this fails the token is never told to anybody, so it cannot be used unlogged
        log.append(new LogEntry("credential.created", "", by, Map.of("name", name, "role", role.word())));
        return Answer.json(
                201,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("name", name)
                        .put("role", role.word())
                        .put("createdAt", Times.iso(issued.createdAt()))
                        .put("token", issued.token().reveal()));
    }
}
