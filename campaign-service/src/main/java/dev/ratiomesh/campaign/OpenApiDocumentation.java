package dev.ratiomesh.campaign;

import dev.ratiomesh.contracts.campaign.Budget;
import dev.ratiomesh.contracts.campaign.CampaignCommand.CreateCampaign;
import dev.ratiomesh.contracts.campaign.Reach;
import dev.ratiomesh.delivery.http.Problem;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/**
 * Completes the OpenAPI document with what holds for every operation: a command is answered 202, every error is a problem,
 * and a field of a body is required unless it is nullable.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class OpenApiDocumentation implements OASFilter {
    private static final List<Class<?>> BODIES = List.of(CreateCampaign.class, Budget.class, Reach.class);

    @Override
    public void filterOpenAPI(OpenAPI document) {
        var components = document.getComponents();
        components.addSchema("Problem", texts(Problem.class, "RFC 9457, with a stable code for programs"));
        components.addSchema(
                "Accepted",
                OASFactory.createSchema()
                        .addType(SchemaType.OBJECT)
                        .description("GET /api/commands/{commandId} returns the outcome of the command")
                        .addProperty("commandId", text())
                        .addProperty("type", text()));
        BODIES.forEach(body -> require(components.getSchemas(), body));
        document.getPaths().getPathItems().values().forEach(OpenApiDocumentation::describe);
    }

    private static void describe(PathItem path) {
        path.getOperations().forEach((method, operation) -> {
            if (method != PathItem.HttpMethod.GET) {
                accepted(operation);
            }
            operation
                    .getResponses()
                    .setDefaultValue(response("Any error", Problem.MEDIA_TYPE, "#/components/schemas/Problem"));
        });
    }

    private static void accepted(Operation command) {
        APIResponse accepted = response(
                "The command is on its topic and is decided there",
                "application/json",
                "#/components/schemas/Accepted");
        accepted.addHeader("Location", OASFactory.createHeader().schema(text()));
        List.of("200", "201", "204").forEach(command.getResponses()::removeAPIResponse);
        command.getResponses().addAPIResponse("202", accepted);
    }

    private static APIResponse response(String description, String mediaType, String schema) {
        return OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent()
                        .addMediaType(
                                mediaType,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref(schema))));
    }

    private static void require(Map<String, Schema> schemas, Class<?> body) {
        Schema schema = schemas.get(body.getSimpleName());
        if (schema != null) {
            schema.setRequired(Arrays.stream(body.getRecordComponents())
                    .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                    .map(RecordComponent::getName)
                    .filter(name -> !name.equals("tenantId"))
                    .toList());
        }
    }

    private static Schema texts(Class<?> type, String description) {
        Schema schema = OASFactory.createSchema().addType(SchemaType.OBJECT).description(description);
        for (RecordComponent component : type.getRecordComponents()) {
            SchemaType form = component.getType() == int.class ? SchemaType.INTEGER : SchemaType.STRING;
            schema.addProperty(component.getName(), OASFactory.createSchema().addType(form));
        }
        return schema;
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }
}
