package vn.lienthong.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** An engine that never ran here: there is not even a token to show it. */
public final class NoEngine implements RunningEngine {
    @Override
    public Optional<LogIn> logIn(String partner) {
        throw new Unreachable(false);
    }

    @Override
    public Optional<JsonNode> dossier(String number) {
        throw new Unreachable(false);
    }

    @Override
    public Optional<Preview> preview(String number) {
        throw new Unreachable(false);
    }

    @Override
    public List<Work> work(String number) {
        throw new Unreachable(false);
    }
}
