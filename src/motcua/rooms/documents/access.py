"""Rights: this room knows none; whoever may open a dossier may open its files and papers.

It stands below the rooms that know which person may see which dossier. They fetch a dossier
through ``dossiers.access`` and ask here by its code or by the hashes it holds; a face never comes
here by an id or a hash that a visitor supplied. A register is a unit's own: the face asks
``people.access`` whether the person may read that unit before it asks for the list.
"""
