package vn.lienthong.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.thisptr.jackson.jq.BuiltinFunctionLoader;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Versions;
import vn.lienthong.config.RouteFiles;
import vn.lienthong.dossier.StatusTable;
import vn.lienthong.steps.JqVocabulary;

/** A mapping file of {@code routes/}, run without an engine. */
final class Mapping {
    static final ObjectMapper JSON = new ObjectMapper();

    private final Scope scope = Scope.newEmptyScope();
    private final JsonQuery query;

    Mapping(String file) throws Exception {
        BuiltinFunctionLoader.getInstance().loadFunctions(Versions.JQ_1_6, scope);
        JqVocabulary.of(StatusTable.shipped(), new RouteFiles(Path.of("routes"), "none"))
                .forEach(scope::addFunction);
        query = JsonQuery.compile(Files.readString(Path.of("routes").resolve(file)), Versions.JQ_1_6);
    }

    JsonNode apply(String json) throws Exception {
        List<JsonNode> out = new ArrayList<>();
        query.apply(scope, JSON.readTree(json), out::add);
        return out.get(0);
    }
}
