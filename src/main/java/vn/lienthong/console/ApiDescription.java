package vn.lienthong.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** {@code contracts/operations-api.json}: served as it is, and the only table of what may be called. */
final class ApiDescription {
    private static final String RESOURCE = "/contracts/operations-api.json";

    private final JsonNode document;
    private final List<Endpoint> endpoints = new ArrayList<>();

    private ApiDescription(JsonNode document) {
        this.document = document;
        document.get("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(operation -> endpoints.add(Endpoint.read(
                        path.getKey(), operation.getKey(), operation.getValue(), document.get("components")))));
    }

    static ApiDescription shipped() {
        try (InputStream file = ApiDescription.class.getResourceAsStream(RESOURCE)) {
            return new ApiDescription(new ObjectMapper().readTree(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode document() {
        return document;
    }

    List<Endpoint> endpoints() {
        return List.copyOf(endpoints);
    }

    /** All operations at this path, as it was sent. */
    List<Endpoint> at(String sentPath) {
        return endpoints.stream().filter(endpoint -> endpoint.isAt(sentPath)).toList();
    }
}
