/* The functions of GDAL that GDALBridge calls, each a jump through a pointer that tuban_load_gdal() fills.

   GDAL comes with over a hundred shared libraries; loading them takes longer than reading a county. A plain GeoPackage is
   read without any of them, so they are loaded when the first question needs GDAL, not when the program starts. The jumps
   keep every argument and result where it is, whatever the function's type, so the headers of GDAL remain the only
   declaration. A function that is missing here is an undefined symbol when the program is linked. */
#include "GDALCalls.h"

#include <dlfcn.h>
#if __has_include(<gdal_version.h>)
#include <gdal_version.h>
#else
#include <gdal/gdal_version.h>
#endif
#include <stdio.h>
#include <stdlib.h>

#define EACH_FUNCTION(do) \
    do(CPLErrorReset) do(CPLGetErrorHandlerUserData) do(CPLGetLastErrorMsg) do(CPLGetLastErrorNo) \
    do(CPLGetLastErrorType) do(CPLPopErrorHandler) do(CPLPushErrorHandlerEx) do(CPLQuietErrorHandler) \
    do(CPLSetConfigOption) do(CPLSetErrorHandler) do(CSLAddString) do(CSLDestroy) do(GDALAllRegister) \
    do(GDALClose) do(GDALCreate) do(GDALDatasetCommitTransaction) do(GDALDatasetCreateLayer) \
    do(GDALDatasetExecuteSQL) do(GDALDatasetGetLayer) do(GDALDatasetGetLayerCount) \
    do(GDALDatasetReleaseResultSet) do(GDALDatasetStartTransaction) do(GDALDatasetTestCapability) \
    do(GDALDeregisterDriver) do(GDALFlushCache) do(GDALGetDriver) do(GDALGetDriverByName) do(GDALGetDriverCount) \
    do(GDALGetDriverShortName) do(GDALOpenEx) do(GDALVersionInfo) do(OCTDestroyCoordinateTransformation) \
    do(OCTNewCoordinateTransformation) do(OCTTransformEx) do(OGRGeometryTypeToName) do(OGR_FD_GetFieldCount) \
    do(OGR_FD_GetFieldDefn) do(OGR_FD_GetGeomType) do(OGR_F_Create) do(OGR_F_Destroy) do(OGR_F_GetFID) \
    do(OGR_F_GetFieldAsDouble) do(OGR_F_GetFieldAsInteger64) do(OGR_F_GetFieldAsString) do(OGR_F_GetFieldCount) \
    do(OGR_F_GetGeometryRef) do(OGR_F_IsFieldSetAndNotNull) do(OGR_F_SetFID) do(OGR_F_SetFieldDouble) \
    do(OGR_F_SetFieldInteger64) do(OGR_F_SetFieldNull) do(OGR_F_SetFieldString) do(OGR_F_SetGeometryDirectly) \
    do(OGR_F_UnsetField) do(OGR_Fld_Create) do(OGR_Fld_Destroy) do(OGR_Fld_GetNameRef) do(OGR_Fld_GetPrecision) \
    do(OGR_Fld_GetType) do(OGR_Fld_GetWidth) do(OGR_Fld_SetPrecision) do(OGR_Fld_SetWidth) do(OGR_GT_Flatten) \
    do(OGR_GT_HasM) do(OGR_GT_HasZ) do(OGR_G_CreateFromWkb) do(OGR_G_CreateFromWkt) do(OGR_G_DestroyGeometry) \
    do(OGR_G_ExportToIsoWkb) do(OGR_G_ExportToIsoWkt) do(OGR_G_GetLinearGeometry) do(OGR_G_HasCurveGeometry) \
    do(OGR_G_WkbSizeEx) do(OGR_L_CreateFeature) do(OGR_L_CreateField) do(OGR_L_GetExtent) do(OGR_L_GetFIDColumn) \
    do(OGR_L_GetFeature) do(OGR_L_GetFeatureCount) do(OGR_L_GetGeometryColumn) do(OGR_L_GetLayerDefn) \
    do(OGR_L_GetName) do(OGR_L_GetNextFeature) do(OGR_L_GetSpatialRef) do(OGR_L_ResetReading) \
    do(OGR_L_SetIgnoredFields) do(OGR_L_SetNextByIndex) do(OSRClone) do(OSRCloneGeogCS) \
    do(OSRDestroySpatialReference) do(OSRExportToWktEx) do(OSRGetAngularUnits) do(OSRGetAttrValue) \
    do(OSRGetAuthorityCode) do(OSRGetAuthorityName) do(OSRGetInvFlattening) do(OSRGetLinearUnits) do(OSRGetName) \
    do(OSRGetNormProjParm) do(OSRGetPrimeMeridian) do(OSRGetSemiMajor) do(OSRImportFromEPSG) \
    do(OSRImportFromWkt) do(OSRIsGeocentric) do(OSRIsGeographic) do(OSRIsLocal) do(OSRIsProjected) do(OSRIsSame) \
    do(OSRNewSpatialReference) do(OSRSetAxisMappingStrategy) do(VSIFCloseL) do(VSIFOpenL) do(VSIFReadL) \
    do(VSIFSeekL) do(VSIFTellL) do(VSIFree) do(VSIReadDir)

/* Reached only by a call before GDAL is loaded, which is a mistake of this program. */
static void not_loaded(void) {
    fputs("tuban: GDAL was called before it was loaded\n", stderr);
    abort();
}

#if defined(__x86_64__)
#define JUMP(name) "jmp *tuban_gdal_" #name "(%rip)\n"
#elif defined(__aarch64__)
#define JUMP(name) \
    "adrp x16, tuban_gdal_" #name "\n" \
    "ldr x16, [x16, :lo12:tuban_gdal_" #name "]\n" \
    "br x16\n"
#else
#error "no jump is written for this processor"
#endif

#define DEFINE(name) \
    __attribute__((visibility("hidden"), used)) void (*tuban_gdal_##name)(void) = not_loaded; \
    __asm__(".text\n" \
            ".p2align 4\n" \
            ".globl " #name "\n" \
            ".hidden " #name "\n" \
            ".type " #name ", %function\n" #name ":\n" JUMP(name) \
            ".size " #name ", .-" #name "\n");
EACH_FUNCTION(DEFINE)

#define ENTRY(name) {#name, &tuban_gdal_##name},
static const struct {
    const char *name;
    void (**pointer)(void);
} functions[] = {EACH_FUNCTION(ENTRY)};

/* Why the library cannot be used: the loader keeps its own words only until it is asked again. */
static char reason[1024];

static const char *failed(void) {
    const char *words = dlerror();
    snprintf(reason, sizeof reason, "%s", words ? words : "GDAL cannot be loaded");
    return reason;
}

const char *tuban_load_gdal(void) {
    /* GDAL 3.n has carried the number 26 + n since 3.0. */
    char name[32];
    snprintf(name, sizeof name, "libgdal.so.%d", 26 + GDAL_VERSION_MINOR);
    void *library = GDAL_VERSION_MAJOR == 3 ? dlopen(name, RTLD_LAZY | RTLD_LOCAL) : NULL;
    if (!library) {
        failed();
        /* The name that libraries are linked by, where the number says nothing. */
        library = dlopen("libgdal.so", RTLD_LAZY | RTLD_LOCAL);
        if (!library) return GDAL_VERSION_MAJOR == 3 ? reason : failed();
    }
    for (size_t place = 0; place < sizeof functions / sizeof *functions; place++) {
        void *function = dlsym(library, functions[place].name);
        if (!function) return failed();
        *(void **)functions[place].pointer = function;
    }
    return NULL;
}
