"""The post office: it carries sealed records between two people and has no code that can open one."""
