package dev.ratiomesh.contracts;

import java.nio.file.Path;

/** A message of the code: its topic, its {@code ce_type} and its record. */
record Contract(Topic topic, String type, Class<?> message) {

    /** Returns true for a command, which is read strictly; events are read tolerantly. */
    boolean isCommand() {
        return topic.topicName().endsWith(".commands");
    }

    Path schemaFile() {
        return ContractFiles.SCHEMAS.resolve(path());
    }

    Path goldenFile() {
        return ContractFiles.GOLDEN.resolve(path());
    }

    /** Returns the path of the schema's released predecessor, which may not exist. */
    Path releasedFile() {
        return ContractFiles.RELEASED.resolve(path());
    }

    private String path() {
        return topic.topicName() + "/" + type + ".json";
    }

    @Override
    public String toString() {
        return topic.topicName() + " " + type;
    }
}
