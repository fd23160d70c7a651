package dev.ratiomesh.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.List;

/** Validates messages with the schemas on the class path by the specification, formats included. */
final class SchemaValidation {

    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private static final SchemaValidatorsConfig CONFIG =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private SchemaValidation() {}

    /** Returns every violation with its field; none when the message is valid. */
    static List<String> violations(Contract contract, JsonNode message) {
        return schema(contract).validate(message).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    private static JsonSchema schema(Contract contract) {
        var path = contract.topic().topicName() + "/" + contract.type() + ".json";
        return FACTORY.getSchema(SchemaLocation.of("classpath:schemas/" + path), CONFIG);
    }
}
