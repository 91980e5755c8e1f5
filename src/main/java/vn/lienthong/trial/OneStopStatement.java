package vn.lienthong.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import vn.lienthong.config.RouteFiles;

/**
 * A statement of a route in the one-stop system's database. It is not run: that database is not here.
 *
 * @param name of its file, without folder and ending; the statement itself where it has no file
 * @param parameters names of what is bound from the body
 */
record OneStopStatement(String name, List<String> parameters) {
    private static final String FILE = "resource:routes:";
    private static final Pattern PARAMETER = Pattern.compile("(?<=:#)\\w+");

    /** @param written as in the route, without {@code sql:} */
    static OneStopStatement of(String written, RouteFiles files) throws IOException {
        if (!written.startsWith(FILE)) return new OneStopStatement(written, parameters(written));
        String file = written.substring(FILE.length());
        Path path = files.find(file).orElseThrow(() -> new IllegalStateException("no file routes/" + file));
        String name = file.substring(file.lastIndexOf('/') + 1).replace(".sql", "");
        return new OneStopStatement(name, parameters(Files.readString(path)));
    }

    private static List<String> parameters(String statement) {
        return PARAMETER
                .matcher(statement)
                .results()
                .map(found -> found.group())
                .distinct()
                .toList();
    }

    /**
     * The body's members that the statement names.
     *
     * @throws IllegalStateException when one is missing, as in the database
     */
    ObjectNode bound(JsonNode body) {
        ObjectNode bound = JsonNodeFactory.instance.objectNode();
        for (String parameter : parameters) {
            if (!body.has(parameter)) throw new IllegalStateException(name + " finds no " + parameter + " in the body");
            bound.set(parameter, body.get(parameter));
        }
        return bound;
    }
}
