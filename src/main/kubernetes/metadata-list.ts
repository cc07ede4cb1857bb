// How a list is asked for by its metadata alone (Kubernetes API concepts, "Metadata-only fetches").

/** The `Accept` of such a list: what the objects hold does not enter this process. */
export const METADATA_LIST = 'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1';
