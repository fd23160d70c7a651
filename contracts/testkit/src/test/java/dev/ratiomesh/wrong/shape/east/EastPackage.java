package dev.ratiomesh.wrong.shape.east;

import dev.ratiomesh.wrong.shape.west.WestPackage;

/** Breaks: no circle, for the west imports it too; and one name, one meaning: its mark has a namesake in the west. */
public class EastPackage {

    WestPackage west = new WestPackage();

    record Mark() {}
}
