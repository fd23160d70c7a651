package dev.ratiomesh.ratio;

import dev.ratiomesh.testkit.MeshResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Runs a test with a real Kafka and without a database. */
@QuarkusTestResource(value = MeshResource.class, initArgs = @ResourceArg(name = "database", value = "false"))
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface MeshTest {}
