"""Who is who across documents: parties merged, reversibly, and whether two speakers may be one."""
