package dev.ratiomesh.contracts;

import java.nio.file.Path;

/** One message as the code knows it: the topic it travels on, its {@code ce_type} and its record. */
record Contract(Topic topic, String type, Class<?> message) {

    /** Commands are strict, events are tolerant. */
    boolean isCommand() {
        return topic.topicName().endsWith(".commands");
    }

    Path schemaFile() {
        return ContractFiles.SCHEMAS.resolve(path());
    }

    Path goldenFile() {
        return ContractFiles.GOLDEN.resolve(path());
    }

    /** Where a released predecessor of the schema lies, if there is one. */
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
