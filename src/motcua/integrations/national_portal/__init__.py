"""The National Public Service Portal: tells it every change of a dossier; a twin of it for demos.

Names of services and fields are those of the portal's integration guide v1.4 (2020) as seen in
public code; no newer edition was found, so codes and date formats here are unconfirmed. Wiring
binds it: ``subscribe_outward(DOSSIER_CHANGED, Synchroniser(transport, clock).tell, NAME)``.
"""
