"""Postcode directories as published, header by header, with rows made up."""

import csv

ONSPD_2023 = (
    "pcd,pcd2,pcds,dointr,doterm,oscty,ced,oslaua,osward,parish,usertype,oseast1m,osnrth1m,osgrdind,"
    "oshlthau,nhser,ctry,rgn,streg,pcon,eer,teclec,ttwa,pct,itl,statsward,oa01,casward,npark,lsoa01,"
    "msoa01,ur01ind,oac01,oa11,lsoa11,msoa11,wz11,sicbl,bua22,ru11ind,oac11,lat,long,lep1,lep2,pfa,"
    "imd,calncv,icb,oa21,lsoa21,msoa21"
)
NSPL_2023 = (
    "pcd,pcd2,pcds,dointr,doterm,usertype,oseast1m,osnrth1m,osgrdind,oa21,cty,ced,laua,ward,nhser,"
    "ctry,rgn,pcon,ttwa,itl,park,lsoa21,msoa21,wz11,sicbl,bua22,ru11ind,oac11,lat,long,lep1,lep2,pfa,"
    "imd,icb"
)
ONSPD_2025 = (
    "pcd7,pcd8,pcds,dointr,doterm,cty25cd,ced25cd,lad25cd,wd25cd,parncp25cd,usrtypind,east1m,north1m,"
    "gridind,hlth19cd,nhser24cd,ctry25cd,rgn25cd,oa21cd,lsoa21cd,msoa21cd,lat,long,imd20ind,icb23cd"
)
NSPL_2026 = (
    "pcd7,pcd8,pcds,dointr,doterm,usrtypind,east1m,north1m,gridind,oa21cd,cty26cd,ced25cd,lad26cd,"
    "wd26cd,nhser24cd,ctry26cd,rgn26cd,pcon24cd,ttwa15cd,itl25cd,npark16cd,lsoa21cd,msoa21cd,wz11cd,"
    "sicbl26cd,bua24cd,ruc21ind,oac21ind,lat,long,lep21cd1,lep21cd2,pfa23cd,imd25ind,icb26cd"
)
ONSPD_2026 = ONSPD_2025.replace("25cd", "26cd")

WARD = {"osward", "ward", "wd25cd", "wd26cd"}
DISTRICT = {"oslaua", "laua", "lad25cd", "lad26cd"}


def row(
    header,
    postcode,
    *,
    ward="E05090000",
    district="E09000099",
    doterm="",
    lat="51.445",
    long="-0.105",
):
    spellings = {
        "pcds": postcode,
        "pcd": postcode.replace(" ", ""),
        "pcd7": postcode.replace(" ", ""),
        "doterm": doterm,
        "dointr": "198001",
        "lat": lat,
        "long": long,
        "lsoa21": "E01003014",
        "lsoa21cd": "E01003014",
    }
    return [
        ward if name in WARD else district if name in DISTRICT else spellings.get(name, "x")
        for name in header.split(",")
    ]


def write(path, header, rows):
    with path.open("w", newline="") as file:
        table = csv.writer(file)
        table.writerow(header.split(","))
        table.writerows(rows)
    return path
