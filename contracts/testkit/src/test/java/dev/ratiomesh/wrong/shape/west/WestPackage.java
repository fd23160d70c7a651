package dev.ratiomesh.wrong.shape.west;

import dev.ratiomesh.wrong.shape.east.EastPackage;

/** Breaks: no circle, for the east imports it too. */
public class WestPackage {

    EastPackage[] east = {};

    record Mark() {}
}
