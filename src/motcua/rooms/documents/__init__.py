"""Papers: files received, papers issued with number and QR, registers."""
