# SPDX-License-Identifier: Apache-2.0
"""corekit's documents as HL7 FHIR R4, and answers from FHIR as profiles."""
