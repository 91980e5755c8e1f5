package vn.lienthong.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import vn.lienthong.dossier.LogEntry;

/** Giving out tokens. */
final class CredentialOperations {
    private final Credentials credentials;
    private final EventLogAccess log;

    CredentialOperations(Credentials credentials, EventLogAccess log) {
        this.credentials = credentials;
        this.log = log;
    }

    Map<String, Operation> operations() {
        return Map.of("newCredential", this::issue);
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
